import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGround, wellFinished } from '../servers/life';

let ground: Awaited<ReturnType<typeof openGround>>;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

test('a disk that fills up stops the shop at once; with space again, nothing is lost and nothing is there twice', async () => {
  const { live, full } = ground;
  const journey = { checkout: randomUUID(), refund: randomUUID() };
  const first = await live({ stock: randomUUID(), begin: journey, full });
  expect([first.code, first.said]).toEqual([70, expect.stringContaining('[database] stopping')]);
  rmSync(full);
  expect((await live({ finish: journey })).told).toEqual(wellFinished);
});
