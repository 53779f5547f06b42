import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { askShop, orThrow, posting, saysOf } from '@/lib/http/browser/ask-client';
import { unreachable, unreadable } from '@/lib/http/browser/leave-client';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Something that stands where the shop should; gives its address. */
async function standing(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const at = server.address();
  return `http://localhost:${typeof at === 'object' ? at?.port : 0}/api/basket`;
}
const saying =
  (status: number, type: string, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
const json = 'application/json; charset=utf-8';

describe('whatever answers instead of the shop, a person reads a sentence of ours', () => {
  test.each<[string, RequestListener]>([
    ['a page of a network that wants a login', saying(200, 'text/html', '<!doctype html><h1>Log in</h1>')],
    ['a proxy’s page of trouble', saying(502, 'text/html', '<h1>Bad gateway</h1>')],
    ['JSON that breaks off', saying(200, json, '{"lines": [')],
    ['trouble without a sentence', saying(500, json, '{}')],
    ['somebody else’s trouble', saying(403, json, '{"problem": "TypeError: Failed to fetch"}')],
    ['trouble that is no object', saying(500, json, 'null')],
    [
      'a line that breaks in the middle',
      (request, response) => {
        response.writeHead(200, { 'content-type': json, 'content-length': '100' });
        response.write('{"lines"', () => request.socket.destroy());
      },
    ],
  ])('%s', async (_, answer) => {
    const asked = await askShop(await standing(answer), posting({}));
    expect(asked).toMatchObject({ ok: false, says: unreadable });
  });

  test('nobody at all', async () => {
    const address = await standing(saying(200, json, '{}'));
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await askShop(address)).toEqual({ ok: false, status: 0, says: unreachable });
  });

  test('the shop’s own sentence goes through, with its status and its fields', async () => {
    const problem = { code: 'invalid', message: 'Please fill this in.', fields: { text: 'Please fill this in.' } };
    const address = await standing(saying(422, json, JSON.stringify({ problem })));
    expect(await askShop(address)).toEqual({ ok: false, status: 422, says: problem.message, problem });
  });

  test('what is thrown for a query says the same; any other error nothing of its own', async () => {
    const address = await standing(saying(502, 'text/html', '<h1>Bad gateway</h1>'));
    const thrown = await orThrow(askShop(address)).catch((error: unknown) => error);
    expect(saysOf(thrown)).toBe(unreadable);
    expect(saysOf(new TypeError('Failed to fetch'))).toBe(unreadable);
    const known = await standing(saying(200, json, '{"count": 3}'));
    expect(await orThrow(askShop(known))).toEqual({ count: 3 });
  });
});
