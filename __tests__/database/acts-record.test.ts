import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { acts } from '@/lib/desk/acts';
import { actNames, ask, examples, ofOthers, openDesk, recorded, whole } from '../fixtures/acts';
import { clockAt } from '../fixtures/clock';
import { emptyRecord } from '../fixtures/record';
import { setStock } from '../fixtures/shopping';

clockAt('2026-11-23T10:00:00Z');
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => setStock(90));
afterAll(() => desk.close());

describe('on record', () => {
  beforeEach(emptyRecord);

  test.each(actNames)('%s is done with its record or not at all, and once', async (act) => {
    const { body, entries, again } = await examples[act]();
    const { cookie } = desk.people.owner;
    const expected = entries.map(whole);
    expect(typeof acts[act].record === 'string').toBe(entries.length === 0);
    if (entries.length > 0) {
      const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      await (await db()).execute(sql`alter table audit rename to audit_away`);
      const status = await ask(act, body, cookie);
      await (await db()).execute(sql`alter table audit_away rename to audit`);
      quiet.mockRestore();
      expect([act, status]).toEqual([act, 500]);
    }
    expect([act, await ask(act, body, cookie)]).toEqual([act, 200]);
    expect(await recorded()).toEqual(expected);
    await ask(act, body, cookie);
    expect(await recorded()).toEqual(again ? [...expected, ...expected] : expected);
  });
});

describe('sent several times in one moment', () => {
  beforeEach(emptyRecord);

  test.each(ofOthers)('%s is done once, and nobody hears of an error of ours', async (act) => {
    const { body, entries, again } = await examples[act]();
    const statuses = await Promise.all([1, 2, 3, 4].map(() => ask(act, body, desk.people.owner.cookie)));
    expect([act, statuses.filter((status) => status >= 500)]).toEqual([act, []]);
    expect(statuses).toContain(200);
    // Each try of what has failed is on record.
    if (!again && act !== 'trouble/again') expect(await recorded()).toEqual(entries.map(whole));
  });
});
