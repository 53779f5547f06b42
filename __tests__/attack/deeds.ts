import { randomUUID } from 'node:crypto';
import { type ActInput, type ActName, acts, isAct } from '@/lib/desk/acts';
import type { Part } from './part';
import { must, password } from './people';
import type { World } from './world';

export const actNames = Object.keys(acts).filter(isAct);

export type Deed<Name extends ActName = ActName> = {
  body: ActInput<Name>;
  /** The same, upon what is somebody else's: each has to be refused. */
  elsewhere?: readonly object[];
  /** A rule of its own may stand in the way of whoever may do it at all, such as there being nothing to turn off. */
  mayRefuse?: true;
};
type Means = { world: World; part: Part; cookie: string };

/** What a browser could send of a passkey, for a challenge that nobody was given. */
const credential = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' } as const;
const clientDataJSON = Buffer.from('{"type":"webauthn.get","challenge":"AAAA"}').toString('base64url');
const signed = { clientDataJSON, authenticatorData: 'AAAA', signature: 'AAAA' };

const id = () => randomUUID();
const talk = async ({ world }: Means) => ({ conversation: (await world.someTalk()).conversation });
const order = async ({ world }: Means) => ({ order: (await world.someOrder()).order });
const complained = { name: 'Ada Wood', email: 'ada@example.com', what: 'You wrote to my old address.' };
/** One that the desk logs, whoever may then go on with it. */
async function complaint({ world, part }: Means) {
  const body = { ...complained, id: id(), channel: 'phone', received: '2026-11-20' };
  await must(part, { path: '/api/staff/complaints/log', body, cookie: world.people.cookies.owner });
  return { complaint: body.id };
}
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Everything that staff do, once. An act without its example here does not compile, nor can it be attacked. */
export const deeds: { [Name in ActName]: (means: Means) => Promise<Deed<Name>> } = {
  async reply(means) {
    return { body: { ...(await talk(means)), id: id(), text: 'Here it is' } };
  },
  async send(means) {
    return { body: { ...(await talk(means)), id: id(), card: 'offer', lines: 'GMK-500*2', text: 'For you' } };
  },
  async draft(means) {
    return { body: { ...(await talk(means)), kind: 'message', text: 'Begun' } };
  },
  typing: async (means) => ({ body: await talk(means) }),
  seen: async (means) => ({ body: { ...(await talk(means)), seq: 1 } }),
  presence: async () => ({ body: { state: 'away' } }),
  async assign(means) {
    return { body: { ...(await talk(means)), id: id(), from: '', to: means.world.people.agent.id } };
  },
  async status(means) {
    return { body: { ...(await talk(means)), id: id(), status: 'snoozed', for: 'hour' } };
  },
  async tags(means) {
    return { body: { ...(await talk(means)), tags: 'warm, late' } };
  },
  async redact(means) {
    return { body: { ...(await talk(means)), visibility: 'all', seq: '1' } };
  },
  async 'order-action'(means) {
    const { world, part } = means;
    const about = await world.someOrder();
    const text = `Arrived warm ${id()}`;
    await must(part, { path: '/api/chat/messages', body: { id: id(), text, order: about.token } });
    const conversation = await world.people.conversationOf(text);
    const body = { conversation, order: about.order, id: id(), position: '0', quantity: '1', reason: 'Arrived warm' };
    const elsewhere = [{ order: world.order.order }, { conversation: world.talk.conversation }];
    return { body: { ...body, action: 'refund' }, elsewhere };
  },
  async 'orders/refund'(means) {
    return { body: { ...(await order(means)), id: id(), kind: 'amount', amount: '0.50', reason: 'Goodwill' } };
  },
  async 'orders/cancel'(means) {
    return { body: { ...(await order(means)), id: id(), reason: 'Asked' } };
  },
  async 'orders/resend'(means) {
    return { body: { ...(await order(means)), id: id(), position: '0', quantity: '1', reason: 'Lost' } };
  },
  async 'orders/unsend'(means) {
    const of = await order(means);
    const resend = { ...of, id: id(), position: '0', quantity: '1', reason: 'Lost' };
    await must(means.part, {
      path: '/api/staff/orders/resend',
      body: resend,
      cookie: means.world.people.cookies.owner,
    });
    return { body: { ...of, parcel: resend.id } };
  },
  async 'orders/address'(means) {
    const address = { name: 'Ada', address1: '2 Milk Lane', town: 'York', postcode: 'YO1 7HH' };
    return { body: { ...(await order(means)), id: id(), ...address } };
  },
  async 'orders/ask'(means) {
    return { body: { ...(await order(means)), id: id() } };
  },
  async 'orders/letter'({ world }) {
    const { order: of, letter } = await world.someOrder();
    return { body: { order: of, letter }, elsewhere: [{ letter: world.order.letter }, { order: world.order.order }] };
  },
  async 'orders/note'(means) {
    return { body: { ...(await order(means)), id: id(), text: 'Rang twice' } };
  },
  async 'customers/write'(means) {
    return { body: { ...(await order(means)), id: id(), text: 'Your parcel comes a day later.' } };
  },
  async 'orders/email'(means) {
    return { body: { ...(await order(means)), id: id(), email: `${id()}@example.com` } };
  },
  'ask-proof': async (means) => ({ body: { ...(await talk(means)), id: id() }, mayRefuse: true }),
  attach: async (means) => ({ body: { ...(await talk(means)), ...(await order(means)), id: id() }, mayRefuse: true }),
  async 'orders/pack'({ world }) {
    return { body: { only: (await world.someOrder()).parcel } };
  },
  async 'orders/dispatch'({ world }) {
    const { parcel } = await world.someOrder();
    return { body: { carrier: 'dpd', [`tracking.${parcel}`]: '15501234567891' } };
  },
  async 'orders/delivered'({ world, part }) {
    const { parcel } = await world.someOrder();
    const body = { carrier: 'dpd', [`tracking.${parcel}`]: '15501234567891' };
    await must(part, { path: '/api/staff/orders/dispatch', body, cookie: world.people.cookies.owner });
    return { body: { [`parcel.${parcel}`]: 'on' } };
  },
  async 'orders/tracking'({ world }) {
    const { number } = await world.someOrder();
    return { body: { csv: `number,carrier,tracking\n${number},DPD,15501234567890` } };
  },
  async 'trouble/settle'({ world }) {
    return { body: { alert: await world.someAlert(), how: 'Rang Stripe' } };
  },
  async 'trouble/again'({ world }) {
    return { body: { alert: await world.someAlert() }, mayRefuse: true };
  },
  async 'trouble/pay-back'({ world }) {
    return { body: { alert: await world.someAlert(), id: id() }, mayRefuse: true };
  },
  stock: async () => ({ body: { id: id(), sku: 'GJS-1', reason: 'damaged', quantity: '1' } }),
  async 'stock/release'(means) {
    return { body: { ...(await order(means)), id: id() }, mayRefuse: true };
  },
  'stock/closed': async () => ({ body: { sku: 'KFB-60', closed: 'yes' } }),
  'people/invite': async () => ({ body: { id: id(), email: `${id()}@example.com`, role: 'agent' } }),
  async 'people/change'({ world }) {
    return { body: { person: (await world.someColleague()).id, becomes: 'disabled' } };
  },
  async 'people/factor-off'({ world }) {
    return { body: { person: (await world.someColleague()).id }, mayRefuse: true };
  },
  'data/copy': async () => ({ body: { email: `${id()}@example.com` } }),
  'data/erase': async () => ({ body: { email: `${id()}@example.com`, sure: 'erase' } }),
  'account/password': async () => ({ body: { presentPassword: password, password } }),
  'account/factor-begin': async () => ({ body: {}, mayRefuse: true }),
  'account/factor-on': async () => ({ body: { passcode: '000000' }, mayRefuse: true }),
  'account/factor-off': async () => ({ body: {}, mayRefuse: true }),
  'account/codes-begin': async () => ({ body: {}, mayRefuse: true }),
  'account/codes-keep': async () => ({ body: {}, mayRefuse: true }),
  'account/confirm': async () => ({ body: { password, to: '/staff/data' } }),
  'account/passkey-begin': async () => ({ body: { name: 'A key' }, mayRefuse: true }),
  'account/passkey-add': async () => ({
    body: { name: 'A key', credential: { ...credential, response: { clientDataJSON, attestationObject: 'AAAA' } } },
    mayRefuse: true,
  }),
  'account/passkey-remove': async () => ({ body: { passkey: id() }, mayRefuse: true }),
  'account/confirm-begin': async () => ({ body: {}, mayRefuse: true }),
  'account/confirm-passkey': async () => ({
    body: { credential: { ...credential, response: signed } },
    mayRefuse: true,
  }),
  async 'account/end-session'({ world, part, cookie }) {
    // One more login of somebody's own, and one of somebody else's.
    const sessionsOf = async (whose: string) => {
      const { text } = await part.send({ path: '/staff/account', cookie: whose });
      return /name="session" value="([\w-]+)"/.exec(text)?.[1] ?? id();
    };
    await world.people.logIn(world.people.agent.email);
    const ofAgent = await sessionsOf(world.people.cookies.agent);
    const isAgents = cookie === world.people.cookies.agent;
    return {
      body: { session: isAgents ? ofAgent : id() },
      elsewhere: isAgents ? [] : [{ session: ofAgent }],
      mayRefuse: true,
    };
  },
  'account/log-out-elsewhere': async () => ({ body: {} }),
  'complaints/log': async () => ({ body: { ...complained, id: id(), channel: 'phone', received: '2026-11-20' } }),
  'complaints/take': async (means) => ({ body: await complaint(means) }),
  'complaints/note': async (means) => ({ body: { ...(await complaint(means)), id: id(), text: 'Asked' } }),
  'complaints/acknowledge': async (means) => ({ body: await complaint(means) }),
  'complaints/close': async (means) => ({ body: { ...(await complaint(means)), outcome: 'It is put right.' } }),
  async 'hours/override'() {
    return { body: { id: id(), state: 'closed', date: inAWeek(), time: '18:00', note: 'Fog' } };
  },
  'hours/override-end': async () => ({ body: {} }),
  'hours/exception': async () => ({ body: { date: '2099-12-27', note: 'Rest', closed: 'on' } }),
  'hours/exception-removed': async () => ({ body: { date: '2099-12-27' } }),
};
