import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { type ActName, acts } from '@/lib/desk/acts';
import { isId } from '@/lib/keys/id';
import { may, roles } from '@/lib/staff/permissions';
import { actNames, ask, examples, ofOthers, openDesk, recorded, whole } from '../fixtures/acts';
import { clockAt } from '../fixtures/clock';
import { hostileValues } from '../fixtures/hostile';
import { emptyRecord } from '../fixtures/record';
import { setStock } from '../fixtures/shopping';
import { perform, write } from '../fixtures/staff';
import { hiddenTexts } from '../fixtures/stored';

clockAt('2026-11-23T10:00:00Z');
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => setStock(90));
afterAll(() => desk.close());

describe('whose id comes in capitals', () => {
  beforeEach(emptyRecord);
  const inCapitals = (value: unknown) => (isId(value) ? value.toUpperCase() : value);

  test.each(ofOthers)('%s is the same act, done once', async (act) => {
    const { body, entries, again } = await examples[act]();
    const { cookie } = desk.people.owner;
    const loud = Object.fromEntries(Object.entries(body).map(([field, value]) => [field, inCapitals(value)]));
    // The names of a list's fields are no ids in capitals, so nothing is ticked then.
    expect([act, await ask(act, loud, cookie)]).toEqual([act, act === 'orders/pack' ? 422 : 200]);
    await ask(act, body, cookie);
    const expected = entries.map(whole);
    expect(await recorded()).toEqual(again ? [...expected, ...expected] : expected);
  });
});

test.each(actNames)('%s stores nothing that hides in what is typed, whichever field it comes by', async (act) => {
  const { body } = await examples[act]();
  for (const [field, value] of Object.entries(body)) {
    if (typeof value !== 'string') continue;
    const status = await ask(act, { ...body, [field]: `\u0007${value}\u202E\u200B` }, desk.people.owner.cookie);
    expect([field, status < 500]).toEqual([field, true]);
  }
  expect(await hiddenTexts()).toEqual([]);
});

describe('who may', () => {
  test.each(actNames)('%s: whoever may not learns only that, and leaves nothing on record', async (act) => {
    await emptyRecord();
    for (const role of roles) {
      const status = await ask(act, { unknown: 'field' }, desk.people[role].cookie);
      const refused = !may(role, acts[act].may);
      expect([role, status === 403]).toEqual([role, refused]);
    }
    expect(await ask(act, {}, '')).toBe(401);
    const { rows } = await (await db()).execute(sql`select action from audit`);
    expect(rows).toEqual([]);
  });
});

describe('whatever is sent, the answer is ours', () => {
  test.each(actNames)('%s', async (act) => {
    const { body } = await examples[act]();
    for (const field of Object.keys(body))
      for (const value of hostileValues) {
        const status = await ask(act, { ...body, [field]: value }, desk.people.owner.cookie);
        expect([field, value, status < 500]).toEqual([field, value, true]);
      }
  });
});

describe('what is not there', () => {
  const objects = ['conversation', 'order', 'letter', 'alert', 'person', 'only', 'parcel'];
  /** To a colleague; elsewhere it says where somebody goes on to, which is nobody's. */
  const isObject = (act: ActName, kind: string) => objects.includes(kind) || (act === 'assign' && kind === 'to');
  test.each(actNames)(
    '%s: an act upon something that is not there says so, and leaves nothing on record',
    async (act) => {
      const { body } = await examples[act]();
      for (const field of Object.keys(body)) {
        const [kind = '', of] = field.split('.');
        if (!isObject(act, of ? 'parcel' : kind)) continue;
        await emptyRecord();
        // What was asked too often before is refused for that.
        await (await db()).execute(sql`delete from rate_limits`);
        const { [field]: value, ...rest }: Record<string, unknown> = body;
        const nowhere = randomUUID();
        const elsewhere = of ? { ...rest, [`${kind}.${nowhere}`]: value } : { ...rest, [field]: nowhere };
        const status = await ask(act, elsewhere, desk.people.owner.cookie);
        expect([field, status >= 400 && status < 500]).toEqual([field, true]);
        expect(JSON.stringify(await recorded())).not.toContain(nowhere);
      }
    },
  );
});

test('an address that nothing is done at is missing, whoever asks', async () => {
  for (const path of ['nothing', 'orders', 'orders/refund/more', 'constructor', '__proto__', 'toString'])
    for (const cookie of ['', desk.people.owner.cookie])
      expect([path, (await perform(path, write(`/api/staff/${path}`, {}, cookie))).status]).toEqual([path, 404]);
});
