import { afterAll, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { bus, notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { beginShutdown } from '@/lib/shutdown';

afterAll(() => beginShutdown());

test('the bell rings once a transaction is committed, and never for one that was not', async () => {
  const heard: string[] = [];
  const bell = await bus();
  const last = new Promise<void>((resolve) => {
    bell.on('chat', (id) => {
      heard.push(id);
      if (id === 'last') resolve();
    });
  });
  await transaction(async (tx) => {
    await notify(tx, 'chat', 'first');
    await tx.execute(sql`select 1`);
    expect(heard).toEqual([]);
  });
  await expect(
    transaction(async (tx) => {
      await notify(tx, 'chat', 'undone');
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await transaction((tx) => notify(tx, 'chat', 'last'));
  await last;
  expect(heard).toEqual(['first', 'last']);
});

test('forty transactions side by side each see their own writes and lose none', async () => {
  await (await db()).execute(sql`create table tally (n integer not null)`);
  await (await db()).execute(sql`insert into tally values (0)`);
  await Promise.all(
    Array.from({ length: 40 }, () =>
      transaction(async (tx) => {
        await tx.execute(sql`select n from tally for update`);
        await tx.execute(sql`update tally set n = n + 1`);
      }),
    ),
  );
  expect((await (await db()).execute(sql`select n from tally`)).rows).toEqual([{ n: 40 }]);
});

test('whoever asks outside of the transaction in which they are is told so, on either engine, and may ask afterwards', async () => {
  await expect(transaction(async () => db())).rejects.toThrow('inside a transaction use tx only');
  await expect(transaction(async () => transaction(async () => 'both'))).rejects.toThrow('use tx only');
  await expect(db()).resolves.toBeDefined();
});

test('the database keeps the rules even if the code forgot them', async () => {
  const refuses = async (statement: ReturnType<typeof sql>) =>
    expect((await db()).execute(statement)).rejects.toThrow();
  await refuses(sql`insert into stock (sku, on_hand, reserved) values ('X', 1, 2)`);
  await refuses(sql`insert into stock (sku, on_hand, reserved) values ('X', 1, -1)`);
  await refuses(sql`insert into chat_events (conversation_id, visibility, seq, kind, client_id, author, body)
    values (gen_random_uuid(), 'all', 1, 'message', gen_random_uuid(), 'visitor', '{}')`);
});
