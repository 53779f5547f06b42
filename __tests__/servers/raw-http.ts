import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { ports } from './ports';

export const url = `http://localhost:${ports.shop}`;
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer };
type Answered = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };

/** One request with exactly these headers, which fetch would not send. */
export function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: 'localhost', port: ports.shop, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => {
        text += data.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
export const ours = { origin: url };
export const json = { ...ours, 'content-type': 'application/json' };
export const form = { ...ours, 'content-type': 'application/x-www-form-urlencoded' };
export const post = (path: string, body: unknown, headers: Record<string, string> = json) =>
  ask(path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** Raw bytes on a socket, for what no client library lets through. */
export function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(ports.shop, 'localhost', () => socket.write(text));
    let heard = '';
    socket.on('data', (data) => {
      heard += data.toString();
    });
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}
export const statusLine = (heard: string) => Number(heard.split(' ')[1] ?? 0);

/** What a stream says up to 'ready', and how to leave it. */
export async function listen(cookie: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/chat/stream`, { headers: { cookie, ...headers }, signal: leaving.signal });
  const reader = response.body?.getReader();
  let heard = '';
  while (response.ok && reader && !heard.includes('event: ready')) {
    const { value, done } = await reader.read();
    if (done) break;
    heard += new TextDecoder().decode(value);
  }
  return { status: response.status, heard, leave: () => leaving.abort() };
}
