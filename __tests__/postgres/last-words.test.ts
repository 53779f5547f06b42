import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/lib/db/connection';

/** What PostgreSQL says on every connection when it is stopped (protocol 3.0, ErrorResponse). */
const lastWords = (() => {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection due to administrator command', ''];
  const body = Buffer.from(`${fields.join('\0')}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
})();
/** ReadyForQuery: a start or an answer is over. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** The shop's pool holds so many. */
const connections = 10;

let door: Server;
let dying = false;
beforeAll(async () => {
  const socket = join(process.env.TEST_POSTGRES_FOLDER ?? '', '.s.PGSQL.5432');
  // Once it is dying, the next answer and the last words travel in one piece, as they do when it is stopped under load.
  door = createServer((shop) => {
    const server = connect(socket);
    shop.pipe(server);
    server.on('data', (data) => {
      const last = dying && data.subarray(-ready.length).equals(ready);
      if (last) dying = false;
      shop.write(last ? Buffer.concat([data, lastWords]) : data);
      if (last) shop.end();
    });
    server.on('close', () => shop.destroy());
    for (const side of [shop, server]) side.on('error', () => undefined);
    shop.on('close', () => server.destroy());
  }).listen(0);
  await once(door, 'listening');
  const { port }: Pick<AddressInfo, 'port'> = Object(door.address());
  const { pathname } = new URL(process.env.DATABASE_URL ?? '');
  process.env.DATABASE_URL = `postgresql://postgres@localhost:${port}${pathname}`;
  await db();
});
beforeEach(() => {
  dying = false;
});
afterAll(async () => {
  await closeDb();
  door.close();
});

/** Every connection of the pool is there: all are taken at the same time. */
async function makeAll(): Promise<void> {
  let taken = 0;
  let allTaken = () => {};
  const all = new Promise<void>((resolve) => {
    allTaken = resolve;
  });
  const take = async () => {
    taken += 1;
    if (taken === connections) allTaken();
    await all;
  };
  await Promise.all(Array.from({ length: connections }, () => transaction(take)));
}

const works = async () => {
  const { rows } = await transaction((tx) => tx.execute(sql`select 1 as n`));
  return rows;
};

test('a connection that is lost in the moment it is made costs its transaction, and not the process', async () => {
  await transaction(async () => {
    dying = true;
    await expect(works()).rejects.toThrow();
  });
  expect(await works()).toEqual([{ n: 1 }]);
});

test('one that is lost in the moment it is handed on, the same', async () => {
  const database = await db();
  await makeAll();
  const busy = Promise.all(
    Array.from({ length: connections }, async () => database.execute(sql`select pg_sleep(0.2)`)),
  );
  const waiting = works();
  dying = true;
  await expect(waiting).rejects.toThrow();
  await busy;
  expect(await works()).toEqual([{ n: 1 }]);
});
