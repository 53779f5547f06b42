import { createServer, request, type Server } from 'node:http';

/** Where the build of the release after this one stands. */
export const nextRelease = '.data/next-release';

type Asked = { path: string; status: number };
export type Rolling = {
  /** Which server answers a request, by its port. */
  route: (portOf: (path: string) => number) => void;
  /** What was answered so far. */
  answered: readonly Asked[];
  server: Server;
};

/** One address before servers of several releases, as a load balancer stands there. */
export function roll(port: number): Rolling {
  const answered: Asked[] = [];
  let portOf = (_path: string) => 0;
  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    const { method, headers } = asked;
    const onward = request({ host: '127.0.0.1', port: portOf(path), path, method, headers }, (response) => {
      answered.push({ path, status: response.statusCode ?? 0 });
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }).listen(port);
  return {
    server,
    answered,
    route(next) {
      portOf = next;
    },
  };
}
