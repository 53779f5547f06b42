import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { db, transaction } from '@/lib/db/connection';
import { type ActInput, type ActName, acts, isAct } from '@/lib/desk/acts';
import { setException, setOverride } from '@/lib/desk/hours/hours-store';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { setClosed } from '@/lib/desk/stock/stock-store';
import { isId } from '@/lib/keys/id';
import { type AlertKind, openAlerts, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { markDispatched } from '@/lib/orders/parcels/fulfil-store';
import { orderToken } from '@/lib/orders/store';
import { settle } from '@/lib/payments/settle-store';
import { addressHash } from '@/lib/staff/audit-store';
import { beginCodes, beginFactor } from '@/lib/staff/factor/factor-store';
import { beginPasskeyProof } from '@/lib/staff/passkey/passkey-store';
import { may, roles } from '@/lib/staff/permissions';
import { startSession } from '@/lib/staff/session-store';
import { codeOf, passkeyBegun, turnOffAny, withFactor, withPasskey } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { begin, message } from '../fixtures/conversation';
import { employ } from '../fixtures/desk';
import { hostileValues } from '../fixtures/hostile';
import { placed } from '../fixtures/paid-order';
import { emptyRecord } from '../fixtures/record';
import { openSandbox, paid, setStock, sku, type TestStripe } from '../fixtures/shopping';
import { member, perform, type TestMember, write } from '../fixtures/staff';
import { hiddenTexts } from '../fixtures/stored';

clockAt('2026-11-23T10:00:00Z');
let stripe: TestStripe;
let people: Record<'agent' | 'lead' | 'owner', TestMember>;
beforeAll(async () => {
  stripe = await openSandbox();
  people = { agent: await member('agent'), lead: await member('lead'), owner: await member('owner') };
});
beforeEach(() => setStock(90));
afterAll(() => stripe.close());

const name = Object.keys(acts).filter(isAct);
const id = () => randomUUID();

async function order() {
  const { orderId } = await paid(stripe, { bottles: 2 });
  const found = await deskOrder(orderId);
  return { order: orderId, parcel: found?.parcels[0]?.id ?? '', letter: found?.letters[0]?.id ?? '', found };
}
async function sentLetter() {
  const { order: about, letter } = await order();
  await (await db()).execute(sql`update outbox set sent_at = now() where id = ${letter}`);
  return { order: about, letter };
}
const sent = (parcel: string, trackingNumber: string | null = null) =>
  markDispatched({ shipmentId: parcel, carrier: 'dpd', trackingNumber, staffId: people.owner.id });
async function alert(kind: AlertKind, subject: string, orderId?: string) {
  await transaction((tx) => raiseAlert(tx, { kind, subject, detail: 'It failed.', ...(orderId ? { orderId } : {}) }));
  return (await openAlerts()).find((one) => one.subject === subject)?.id ?? '';
}
const talk = async () => ({ conversation: (await begin()).id });
/** The conversation of whoever has the link of a paid order. */
async function talkOfOrder() {
  const { order: about } = await order();
  const visitor = await visitorOfOrder(orderToken(about));
  if (!visitor) throw new Error('no visitor');
  await say(visitor, message('Two arrived warm'));
  return { order: about, conversation: (await conversationOf(visitor))?.id ?? '' };
}

type Entry = { action: string; subject?: string; detail?: Record<string, string> };
type Example<Name extends ActName> = {
  body: ActInput<Name>;
  /** What is on record once it is done. */
  entries: Entry[];
  /** Without an id of its own it is another act when it is done again. */
  again?: 'another';
};

/** Everything that staff do, done once. An act without its example here does not compile. */
const examples: { [Name in ActName]: () => Promise<Example<Name>> } = {
  async reply() {
    const { conversation } = await talk();
    const entries = ['reply', 'resolve'].map((action) => ({ action, subject: conversation }));
    return { body: { conversation, id: id(), text: 'Here it is', resolve: '1' }, entries };
  },
  async send() {
    const { conversation } = await talk();
    const body = { conversation, id: id(), card: 'product' as const, variant: sku };
    return { body, entries: [{ action: 'send', subject: conversation, detail: { card: 'product' } }] };
  },
  async draft() {
    return { body: { ...(await talk()), kind: 'message', text: 'Begun' }, entries: [] };
  },
  typing: async () => ({ body: await talk(), entries: [] }),
  seen: async () => ({ body: { ...(await talk()), seq: 1 }, entries: [] }),
  presence: async () => ({ body: { state: 'away' }, entries: [] }),
  async assign() {
    const { conversation } = await talk();
    const to = await employ(`Colleague ${id()}`);
    const entries = [{ action: 'assign', subject: conversation, detail: { to } }];
    return { body: { conversation, id: id(), from: '', to }, entries };
  },
  async status() {
    const { conversation } = await talk();
    const entries = [{ action: 'snooze', subject: conversation }];
    return { body: { conversation, id: id(), status: 'snoozed', for: 'hour' }, entries };
  },
  async tags() {
    const { conversation } = await talk();
    return { body: { conversation, tags: 'warm, late' }, entries: [{ action: 'tags', subject: conversation }] };
  },
  async redact() {
    const { conversation } = await talk();
    const detail = { visibility: 'all', seq: '1' };
    const entries = [{ action: 'redact', subject: conversation, detail }];
    return { body: { conversation, visibility: 'all', seq: '1' }, entries };
  },
  async 'order-action'() {
    const about = await talkOfOrder();
    const asked = id();
    const detail = { conversation: about.conversation, act: asked };
    const body = { ...about, id: asked, position: '0', quantity: '1', reason: 'Arrived warm' };
    return { body: { ...body, action: 'refund' }, entries: [{ action: 'refund', subject: about.order, detail }] };
  },
  async 'orders/refund'() {
    const { order: subject } = await order();
    const refund = id();
    const body = { order: subject, id: refund, kind: 'amount' as const, amount: '1.50', reason: 'Goodwill' };
    return { body, entries: [{ action: 'refund', subject, detail: { refund, pence: '150' } }] };
  },
  async 'orders/cancel'() {
    const { order: subject } = await order();
    const entries = [{ action: 'cancel', subject }];
    return { body: { order: subject, id: id(), reason: 'Asked' }, entries };
  },
  async 'orders/resend'() {
    const { order: subject } = await order();
    const parcel = id();
    const body = { order: subject, id: parcel, position: '0', quantity: '1', reason: 'Lost' };
    return { body, entries: [{ action: 'resend', subject, detail: { parcel } }] };
  },
  async 'orders/address'() {
    const { order: subject } = await order();
    const body = { order: subject, id: id(), name: 'Ada', address1: '2 Milk Lane', town: 'York', postcode: 'YO1 7HH' };
    return { body, entries: [{ action: 'address-change', subject }] };
  },
  async 'orders/ask'() {
    const { order: subject } = await order();
    return { body: { order: subject, id: id() }, entries: [{ action: 'ask-stripe', subject }] };
  },
  async 'orders/letter'() {
    const body = await sentLetter();
    const detail = { letter: body.letter };
    return { body, entries: [{ action: 'send-letter', subject: body.order, detail }] };
  },
  async 'orders/note'() {
    const { order: subject } = await order();
    return { body: { order: subject, id: id(), text: 'Rang twice' }, entries: [{ action: 'order-note', subject }] };
  },
  async 'orders/pack'() {
    const { order: subject, parcel } = await order();
    return { body: { only: parcel }, entries: [{ action: 'pack', subject, detail: { parcel } }] };
  },
  async 'orders/dispatch'() {
    const { order: subject, parcel } = await order();
    const before = await order();
    await sent(before.parcel, '15501234567890');
    return {
      body: {
        carrier: 'dpd',
        [`tracking.${parcel}`]: '15501234567891',
        [`tracking.${before.parcel}`]: '15501234567892',
      },
      entries: [
        { action: 'dispatch', subject, detail: { parcel } },
        { action: 'tracking-corrected', subject: before.order, detail: { parcel: before.parcel } },
      ],
    };
  },
  async 'orders/delivered'() {
    const { order: subject, parcel } = await order();
    await sent(parcel);
    return { body: { [`parcel.${parcel}`]: 'on' }, entries: [{ action: 'delivered', subject, detail: { parcel } }] };
  },
  async 'orders/tracking'() {
    const { order: subject, parcel, found } = await order();
    const csv = `number,carrier,tracking\n${found?.order.number},DPD,15501234567890`;
    return { body: { csv }, entries: [{ action: 'dispatch', subject, detail: { parcel } }] };
  },
  async 'trouble/settle'() {
    const subject = await alert('event-failed', id());
    return { body: { alert: subject, how: 'Rang Stripe' }, entries: [{ action: 'settle-alert', subject }] };
  },
  async 'trouble/again'() {
    const { order: about, letter } = await sentLetter();
    const subject = await alert('letter-failed', letter, about);
    return { body: { alert: subject }, entries: [{ action: 'run-again', subject }] };
  },
  async 'trouble/pay-back'() {
    const { id: orderId, url, sessionId } = await placed([{ variant: sku, quantity: 1 }]);
    await stripe.pay(url);
    await (await db()).execute(
      sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${orderId}`,
    );
    await settle(sessionId);
    const of = (await openAlerts()).find((one) => one.orderId === orderId)?.id ?? '';
    const refund = id();
    return {
      body: { alert: of, id: refund },
      entries: [{ action: 'refund', subject: refund, detail: { alert: of } }],
    };
  },
  async stock() {
    const detail = { reason: 'damaged', change: '-2' };
    const entries = [{ action: 'stock-adjusted', subject: sku, detail }];
    return { body: { id: id(), sku, reason: 'damaged', quantity: '2' }, entries };
  },
  async 'stock/release'() {
    const { id: subject } = await placed([{ variant: sku, quantity: 1 }]);
    return { body: { order: subject, id: id() }, entries: [{ action: 'release-unpaid', subject }] };
  },
  async 'stock/closed'() {
    await setClosed('KFB-60', false, async () => undefined);
    return { body: { sku: 'KFB-60', closed: 'yes' }, entries: [{ action: 'variant-closed', subject: 'KFB-60' }] };
  },
  async 'people/invite'() {
    const email = `${id()}@example.com`;
    const entries = [{ action: 'invite', subject: addressHash(email), detail: { role: 'agent' } }];
    return { body: { id: id(), email, role: 'agent' }, entries };
  },
  async 'people/change'() {
    const person = await employ(`Somebody ${id()}`);
    const entries = [{ action: 'disable', subject: person, detail: { becomes: 'disabled' } }];
    return { body: { person, becomes: 'disabled' }, entries, again: 'another' };
  },
  async 'data/copy'() {
    const entries = [{ action: 'copy-person', subject: addressHash('bea@example.com') }];
    return { body: { email: 'bea@example.com' }, entries, again: 'another' };
  },
  async 'data/erase'() {
    const detail = { orders: '0', conversations: '0' };
    const entries = [{ action: 'erase-person', subject: addressHash('bea@example.com'), detail }];
    return { body: { email: 'bea@example.com', sure: 'erase' }, entries, again: 'another' };
  },
  async 'account/password'() {
    const { id: subject } = people.owner;
    await (await db()).execute(
      sql`update staff set password_hash = ${await hash('the present one')} where id = ${subject}`,
    );
    const body = { presentPassword: 'the present one', password: 'four slow goats cross the yard' };
    return { body, entries: [{ action: 'password-change', subject }] };
  },
  'account/factor-begin': async () => ({ body: {}, entries: [] }),
  async 'account/factor-on'() {
    const { id: subject } = people.owner;
    await turnOffAny(subject);
    await beginFactor(subject);
    return { body: { passcode: await codeOf(subject) }, entries: [{ action: 'factor-on', subject }] };
  },
  async 'account/factor-off'() {
    const { id: subject } = people.owner;
    await withFactor(subject);
    return { body: {}, entries: [{ action: 'factor-off', subject }] };
  },
  async 'account/codes-begin'() {
    await withFactor(people.owner.id);
    return { body: {}, entries: [] };
  },
  async 'account/codes-keep'() {
    const { id: subject } = people.owner;
    await withFactor(subject);
    await beginCodes(subject);
    return { body: {}, entries: [{ action: 'recovery-codes', subject }] };
  },
  async 'people/factor-off'() {
    const person = await employ(`Somebody ${id()}`);
    await withFactor(person);
    return { body: { person }, entries: [{ action: 'factor-reset', subject: person }] };
  },
  async 'account/confirm'() {
    const { id: subject } = people.owner;
    await (await db()).execute(
      sql`update staff set password_hash = ${await hash('the present one')} where id = ${subject}`,
    );
    return { body: { password: 'the present one', to: '/staff/data' }, entries: [] };
  },
  async 'account/passkey-begin'() {
    await passkeyBegun(people.owner);
    return { body: { name: 'A key' }, entries: [] };
  },
  async 'account/passkey-add'() {
    const { credential } = await passkeyBegun(people.owner);
    return { body: { name: 'A key', credential }, entries: [{ action: 'passkey-added', subject: people.owner.id }] };
  },
  async 'account/passkey-remove'() {
    const { id: passkey } = await withPasskey(people.owner);
    return { body: { passkey }, entries: [{ action: 'passkey-removed', subject: people.owner.id }] };
  },
  async 'account/confirm-begin'() {
    await withPasskey(people.owner);
    return { body: {}, entries: [] };
  },
  async 'account/confirm-passkey'() {
    const { device, member: owner } = await withPasskey(people.owner);
    const options = await beginPasskeyProof(owner);
    return { body: { credential: device.sign(options ?? { challenge: '' }) }, entries: [] };
  },
  async 'account/end-session'() {
    await startSession(people.owner.id, new Map());
    const { rows } = await (await db()).execute<{ id: string }>(
      sql`select id from staff_sessions where staff_id = ${people.owner.id} order by ctid desc limit 1`,
    );
    const session = rows[0]?.id ?? '';
    return { body: { session }, entries: [{ action: 'session-ended', subject: session }] };
  },
  async 'account/log-out-elsewhere'() {
    const entries = [{ action: 'logged-out-elsewhere', subject: people.owner.id }];
    return { body: {}, entries, again: 'another' };
  },
  async 'hours/override'() {
    const detail = { until: '2026-11-23T18:00:00.000Z' };
    const body = { id: id(), state: 'closed' as const, date: '2026-11-23', time: '18:00', note: 'Fog' };
    return { body, entries: [{ action: 'override', subject: 'closed', detail }] };
  },
  async 'hours/override-end'() {
    const until = new Date('2026-11-23T20:00:00Z');
    await setOverride({ id: id(), state: 'open', until, note: 'Fair', staffId: people.owner.id });
    return { body: {}, entries: [{ action: 'override-end' }] };
  },
  async 'hours/exception'() {
    const body = { date: '2026-12-27', note: 'Rest', closed: 'on' as const };
    return { body, entries: [{ action: 'exception', subject: '2026-12-27' }], again: 'another' };
  },
  async 'hours/exception-removed'() {
    const day = { date: '2026-12-28', note: 'Rest', closed: true, opens: null, closes: null };
    await setException(day, people.owner.id);
    return { body: { date: day.date }, entries: [{ action: 'exception-removed', subject: day.date }] };
  },
};

const ask = (act: ActName, body: object, cookie: string) =>
  perform(act, write(`/api/staff/${act}`, body, cookie)).then(({ status }) => status);
const recorded = async () => {
  const { rows } = await (await db()).execute<Required<Entry>>(
    sql`select action, coalesce(subject, '') as subject, detail from audit where staff_id = ${people.owner.id} order by action`,
  );
  return rows;
};
const whole = ({ action, subject = '', detail = {} }: Entry) => ({ action, subject, detail });

describe('on record', () => {
  beforeEach(emptyRecord);

  test.each(name)('%s is done with its record or not at all, and once', async (act) => {
    const { body, entries, again } = await examples[act]();
    const { cookie } = people.owner;
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

/** What somebody does about their own account is limited for a person, whichever form it comes by, and names nothing. */
const ofOthers = name.filter((act) => !act.startsWith('account/'));

describe('whose id comes in capitals', () => {
  beforeEach(emptyRecord);
  const inCapitals = (value: unknown) => (isId(value) ? value.toUpperCase() : value);

  test.each(ofOthers)('%s is the same act, done once', async (act) => {
    const { body, entries, again } = await examples[act]();
    const { cookie } = people.owner;
    const loud = Object.fromEntries(Object.entries(body).map(([field, value]) => [field, inCapitals(value)]));
    // The names of a list's fields are no ids in capitals, so nothing is ticked then.
    expect([act, await ask(act, loud, cookie)]).toEqual([act, act === 'orders/pack' ? 422 : 200]);
    await ask(act, body, cookie);
    const expected = entries.map(whole);
    expect(await recorded()).toEqual(again ? [...expected, ...expected] : expected);
  });
});

describe('sent several times in one moment', () => {
  beforeEach(emptyRecord);

  test.each(ofOthers)('%s is done once, and nobody hears of an error of ours', async (act) => {
    const { body, entries, again } = await examples[act]();
    const statuses = await Promise.all([1, 2, 3, 4].map(() => ask(act, body, people.owner.cookie)));
    expect([act, statuses.filter((status) => status >= 500)]).toEqual([act, []]);
    expect(statuses).toContain(200);
    // Each try of what has failed is on record.
    if (!again && act !== 'trouble/again') expect(await recorded()).toEqual(entries.map(whole));
  });
});

test.each(name)('%s stores nothing that hides in what is typed, whichever field it comes by', async (act) => {
  const { body } = await examples[act]();
  for (const [field, value] of Object.entries(body)) {
    if (typeof value !== 'string') continue;
    const status = await ask(act, { ...body, [field]: `\u0007${value}\u202E\u200B` }, people.owner.cookie);
    expect([field, status < 500]).toEqual([field, true]);
  }
  expect(await hiddenTexts()).toEqual([]);
});

describe('who may', () => {
  test.each(name)('%s: whoever may not learns only that, and leaves nothing on record', async (act) => {
    await emptyRecord();
    for (const role of roles) {
      const status = await ask(act, { unknown: 'field' }, people[role].cookie);
      const refused = !may(role, acts[act].may);
      expect([role, status === 403]).toEqual([role, refused]);
    }
    expect(await ask(act, {}, '')).toBe(401);
    const { rows } = await (await db()).execute(sql`select action from audit`);
    expect(rows).toEqual([]);
  });
});

describe('whatever is sent, the answer is ours', () => {
  test.each(name)('%s', async (act) => {
    const { body } = await examples[act]();
    for (const field of Object.keys(body))
      for (const value of hostileValues) {
        const status = await ask(act, { ...body, [field]: value }, people.owner.cookie);
        expect([field, value, status < 500]).toEqual([field, value, true]);
      }
  });
});

describe('what is not there', () => {
  const objects = ['conversation', 'order', 'letter', 'alert', 'person', 'only', 'parcel'];
  /** To a colleague; elsewhere it says where somebody goes on to, which is nobody's. */
  const isObject = (act: ActName, kind: string) => objects.includes(kind) || (act === 'assign' && kind === 'to');
  test.each(name)('%s: an act upon something that is not there says so, and leaves nothing on record', async (act) => {
    const { body } = await examples[act]();
    for (const field of Object.keys(body)) {
      const [kind = '', of] = field.split('.');
      if (!isObject(act, of ? 'parcel' : kind)) continue;
      await emptyRecord();
      // What was asked too often before is refused for that.
      await (await db()).execute(sql`delete from rate_limits`);
      const { [field]: value, ...rest }: Record<string, unknown> = body;
      const nowhere = id();
      const elsewhere = of ? { ...rest, [`${kind}.${nowhere}`]: value } : { ...rest, [field]: nowhere };
      const status = await ask(act, elsewhere, people.owner.cookie);
      expect([field, status >= 400 && status < 500]).toEqual([field, true]);
      expect(JSON.stringify(await recorded())).not.toContain(nowhere);
    }
  });
});

test('an address that nothing is done at is missing, whoever asks', async () => {
  for (const path of ['nothing', 'orders', 'orders/refund/more', 'constructor', '__proto__', 'toString'])
    for (const cookie of ['', people.owner.cookie])
      expect([path, (await perform(path, write(`/api/staff/${path}`, {}, cookie))).status]).toEqual([path, 404]);
});
