import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { available, shelve } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';
import { openGround } from '../servers/life';

let ground: Awaited<ReturnType<typeof openGround>>;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

test('two servers on one PostgreSQL: the same pages sent to both, at once, are one order each', async () => {
  await shelve(20);
  const journeys = Array.from({ length: 8 }, () => ({ checkout: randomUUID(), refund: randomUUID() }));
  const servers = await Promise.all([ground.live({ rush: journeys }), ground.live({ rush: journeys.toReversed() })]);
  for (const { code, said } of servers) expect({ code, said }).toEqual({ code: 0, said: '' });
  const { rows } = await (await db()).execute(sql`select status, count(*)::int as orders from orders group by status`);
  expect(rows).toEqual([{ status: 'paid', orders: 8 }]);
  // Two bottles each, one of which came back.
  expect(await available()).toBe(20 - 8);
  const { rows: letters } = await (await db()).execute(
    sql`select sent_at is not null as sent, count(*)::int from outbox where kind = 'order-paid' group by 1`,
  );
  expect(letters).toEqual([{ sent: true, count: 8 }]);
  expect(await breaches()).toEqual([]);
});
