import { Agent, get, type IncomingMessage } from 'node:http';
import type { Talker } from './chat-talker';

export type Heard = { number: number; at: number };
const longestMilliseconds = 20_000;

/** Opens so many streams, each from an address of its own, and notes when each message comes to each of them. */
export async function hearAll({ url, headers, next }: Talker, clients: number) {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const heard: Heard[] = [];
  const after = next() - 1;
  const open: IncomingMessage[] = [];
  const listen = (client: number) =>
    new Promise<void>((resolve, reject) => {
      const address = `10.2.${Math.floor(client / 200)}.${client % 200}`;
      get(`${url}${after}`, { agent, headers: { ...headers, 'x-forwarded-for': address } }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`a stream was refused: ${response.statusCode}`));
        open.push(response);
        let rest = '';
        response.on('data', (chunk: Buffer) => {
          const at = performance.now();
          const lines = (rest + chunk.toString('latin1')).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) {
            if (line === 'event: ready') resolve();
            if (line.startsWith('id: ')) heard.push({ number: Number(line.slice(4)), at });
          }
        });
      }).on('error', reject);
    });
  for (let first = 0; first < clients; first += 50)
    await Promise.all(Array.from({ length: Math.min(50, clients - first) }, (_, index) => listen(first + index)));
  heard.length = 0;
  return {
    async finish(messages: number): Promise<Heard[]> {
      const latest = performance.now() + longestMilliseconds;
      while (heard.length < clients * messages && performance.now() < latest)
        await new Promise((resolve) => setTimeout(resolve, 50));
      for (const response of open) response.destroy();
      return heard;
    },
  };
}
