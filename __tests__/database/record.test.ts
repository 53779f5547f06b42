import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type SQL, sql } from 'drizzle-orm';
import { invariants } from '@/lib/aftersales/invariants/orders-store';
import { db, transaction } from '@/lib/db/connection';
import { addressHash, forgetOldEntries, record } from '@/lib/staff/audit-store';
import { emptyRecord, withoutGuards } from '../fixtures/record';

const rule = 'the record of who did what is whole';
const broken = async () =>
  (await transaction(invariants)).filter(({ name }) => name === rule).flatMap(({ breaches }) => breaches);
const write = async (action: string, at?: string) => {
  const id = randomUUID();
  await transaction((tx) => record(tx, null, { id, action, subject: 'somebody' }));
  if (at) await withoutGuards(sql`update audit set at = ${at} where id = ${id}`);
  return id;
};
const rows = async () =>
  (
    await (await db()).execute<{ seq: string; action: string }>(sql`select seq, action from audit order by seq`)
  ).rows.map(({ seq, action }) => `${seq} ${action}`);

beforeEach(emptyRecord);

describe('the record of who did what', () => {
  test('numbers and chains what is written, side by side too, and what was not done leaves no gap', async () => {
    const undone = transaction(async (tx) => {
      await record(tx, null, { action: 'undone' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await Promise.all(Array.from({ length: 8 }, (_, n) => write(`act ${n}`)));
    await transaction(async (tx) => {
      for (const action of ['first', 'second']) await record(tx, null, { action });
    });
    expect((await rows()).map((row) => Number(row.split(' ')[0]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await rows()).slice(-2)).toEqual(['9 first', '10 second']);
    expect(await broken()).toEqual([]);
  });

  test.each<[string, SQL]>([
    ['changed', sql`update audit set subject = 'nobody'`],
    ['changed in its number', sql`update audit set seq = seq + 10`],
    ['deleted', sql`delete from audit`],
    ['deleted, young as it is, by its age', sql`delete from audit where at > now() - interval '1 hour'`],
    ['emptied', sql`truncate audit`],
    ['begun later', sql`update audit_chain set anchor_seq = last_seq, anchor_hash = last_hash`],
    ['ended earlier', sql`update audit_chain set last_seq = 0, last_hash = ''`],
    ['without its chain', sql`delete from audit_chain`],
    ['with its chain emptied', sql`truncate audit_chain`],
    ['with a second chain', sql`insert into audit_chain (id) values (1) on conflict (id) do update set last_seq = 0`],
  ])('can’t be %s', async (_how, change) => {
    await write('refund');
    const said = (await db()).execute(change).catch((error: Error) => String(error.cause));
    expect(await said).toContain('append only');
    expect(await rows()).toEqual(['1 refund']);
  });

  test('a row that has not been committed yet can’t be changed either', async () => {
    const changed = transaction(async (tx) => {
      await record(tx, null, { action: 'refund' });
      await tx.execute(sql`update audit set action = 'login'`);
    });
    await expect(changed).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });

  test.each<[string, SQL, string]>([
    ['a word changed', sql`update audit set subject = 'nobody' where seq = 2`, 'row 2'],
    ['a time changed', sql`update audit set at = at - interval '1 second' where seq = 3`, 'row 3'],
    ['a row taken out', sql`delete from audit where seq = 2`, 'row 3'],
    ['the first taken out', sql`delete from audit where seq = 1`, 'row 2'],
    ['the last taken out', sql`delete from audit where seq = 4`, 'its end: 4 rows were written'],
    ['all taken out', sql`delete from audit`, 'its end: 4 rows were written'],
    [
      'a row put in',
      sql`insert into audit (id, action) values (gen_random_uuid(), 'login')`,
      'a row outside of the chain',
    ],
    [
      'two exchanged',
      sql`update audit set seq = -seq where seq in (2, 3); update audit set seq = 5 + seq where seq < 0`,
      'row 2',
    ],
    [
      'a row changed with its digest',
      sql`update audit set action = 'x', hash = audit_digest(seq, (select b.hash from audit b where b.seq = 1), id, staff_id, 'x', subject, detail, at) where seq = 2`,
      'row 3',
    ],
  ])('%s behind its guards’ backs, and the first broken row is named', async (_what, change, says) => {
    for (const action of ['login', 'refund', 'erase-person', 'logout']) await write(action);
    expect(await broken()).toEqual([]);
    await withoutGuards(change);
    expect((await broken())[0]).toContain(says);
  });

  test('what is old goes from its beginning and the rest stays whole; nothing young goes, whoever asks', async () => {
    const old = new Date(Date.now() - 400 * 86_400_000).toISOString();
    await write('old', old);
    await write('older than it looks', old);
    await withoutGuards(sql`
      update audit set hash = audit_digest(seq, '', id, staff_id, action, subject, detail, at) where seq = 1;
      update audit set hash = audit_digest(seq, (select b.hash from audit b where b.seq = 1), id, staff_id, action, subject, detail, at) where seq = 2;
      update audit_chain set last_hash = (select hash from audit where seq = 2)`);
    await write('young');
    expect(await broken()).toEqual([]);
    await forgetOldEntries(new Date(Date.now() - 800 * 86_400_000));
    expect(await rows()).toHaveLength(3);
    await forgetOldEntries(new Date(Date.now() - 365 * 86_400_000));
    expect(await rows()).toEqual(['3 young']);
    expect(await broken()).toEqual([]);
    await forgetOldEntries(new Date(Date.now() + 86_400_000));
    expect(await rows()).toEqual(['3 young']);
    await write('after');
    expect(await rows()).toEqual(['3 young', '4 after']);
    expect(await broken()).toEqual([]);
    await withoutGuards(sql`delete from audit where seq = 3`);
    expect(await broken()).toEqual(['row 4']);
  });

  test('an address that somebody typed is in it as a digest, wherever it is said', async () => {
    await transaction((tx) =>
      record(tx, null, { action: 'login-failed', subject: 'Ada@Example.com', detail: { to: 'ada@example.com' } }),
    );
    const { rows: found } = await (await db()).execute(sql`select subject, detail from audit`);
    expect(found).toEqual([
      { subject: addressHash('ada@example.com'), detail: { to: addressHash('ada@example.com') } },
    ]);
  });
});
