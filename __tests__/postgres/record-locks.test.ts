import { expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { transaction } from '@/lib/db/connection';
import { record } from '@/lib/staff/audit-store';

/** A promise and what keeps it. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

test('whoever writes the record early in a transaction holds up nobody, and nobody waits for them in a circle', async () => {
  const [locked, written] = [signal(), signal()];
  const order = sql`select pg_advisory_xact_lock(4711)`;
  const early = locked.given.then(() =>
    transaction(async (tx) => {
      await record(tx, null, { action: 'early' });
      written.give();
      await tx.execute(order);
    }),
  );
  const late = transaction(async (tx) => {
    await tx.execute(order);
    locked.give();
    await written.given;
    await record(tx, null, { action: 'late' });
  });
  await Promise.all([early, late]);
  const { rows } = await transaction((tx) => tx.execute(sql`select action from audit order by seq`));
  expect(rows).toEqual([{ action: 'late' }, { action: 'early' }]);
});
