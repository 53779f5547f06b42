import { randomUUID } from 'node:crypto';
import { asForm, targets } from './fuzz';
import type { Heard, Part, Sent } from './part';
import { appCode, cookiesOf, must, password } from './people';
import type { World } from './world';

type Means = { part: Part; world: World; short: boolean };
const id = () => randomUUID();
const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));
const oks = (heard: readonly Heard[]) => heard.filter(({ status }) => status === 200).length;

/** All at once; and how many were let. */
async function atOnce(part: Part, sent: readonly Sent[]): Promise<Heard[]> {
  return Promise.all(sent.map((one) => part.send(one)));
}
function expectCount(part: Part, what: string, found: number, right: number): void {
  if (found !== right) part.found(what, `${found} where ${right} was right`);
}

async function oneUseCode({ part, world: { buyers } }: Means): Promise<void> {
  const email = `once-${id()}@example.com`;
  const ready = await Promise.all(times(20, () => buyers.ready({ variant: 'GJS-1', email, code: 'WINTER-2026' })));
  const pressed = await Promise.all(ready.map(buyers.press));
  expectCount(part, 'a code for one use, by twenty at once', oks(pressed), 1);
}

async function lastBottle({ part, world: { buyers, people } }: Means): Promise<void> {
  const variant = 'KFB-60';
  const cookie = people.cookies.owner;
  await must(part, { path: '/api/staff/stock/closed', body: { sku: variant, closed: 'no' }, cookie });
  await must(part, {
    path: '/api/staff/stock',
    body: { id: id(), sku: variant, reason: 'count', quantity: '1' },
    cookie,
  });
  const ready = await Promise.all(times(20, () => buyers.ready({ variant })));
  const pressed = await Promise.all(ready.map(buyers.press));
  expectCount(part, 'the last one, by twenty buyers at once', oks(pressed), 1);
}

async function tenRefunds({ part, world: { buyers, people, ground } }: Means): Promise<void> {
  const { order, session } = await buyers.buy({ quantity: 6 });
  const total = ground.sandbox.store.session(session).amount_total ?? 0;
  const part4 = Math.floor(total / 4);
  const amount = (part4 / 100).toFixed(2);
  const heard = await atOnce(
    part,
    times(10, () => ({
      path: '/api/staff/orders/refund',
      body: { order, id: id(), kind: 'amount', amount, reason: 'Goodwill' },
      cookie: people.cookies.owner,
    })),
  );
  expectCount(part, 'ten refunds of a quarter at once', oks(heard), 4);
}

async function cancelWhilePacking({ part, world: { people, newOrder } }: Means): Promise<void> {
  const { order, token, parcel } = await newOrder();
  const [packed, ...cancelled] = await atOnce(part, [
    { path: '/api/staff/orders/pack', body: { only: parcel }, cookie: people.cookies.owner },
    ...times(8, () => ({ path: '/api/orders/cancel', body: { order: token, id: id() } })),
  ]);
  const isPacked = packed?.status === 200;
  const isCancelled = oks(cancelled) > 0;
  if (isPacked === isCancelled)
    part.found('eight cancel while it is packed', `packed ${isPacked}, cancelled ${isCancelled}`);
  const { text } = await part.send({ path: `/staff/orders/${order}`, cookie: people.cookies.owner });
  const refunds = text.match(/Refund(?:ed)? of £/g)?.length ?? 0;
  if (refunds > 1) part.found('eight cancel while it is packed', `${refunds} refunds`);
}

async function sameForm({ part, world: { buyers, people, ground, newOrder } }: Means): Promise<void> {
  const { cookie } = await people.talk();
  const text = `Said once ${id()}`;
  const message = { path: '/api/chat/messages', body: { id: id(), text }, cookie };
  await atOnce(
    part,
    times(20, () => message),
  );
  const { text: thread } = await part.send({ path: '/api/chat', cookie });
  expectCount(part, 'one message sent twenty times at once', thread.split(text).length - 1, 1);

  const filled = await buyers.ready();
  const pressed = await Promise.all(times(20, () => buyers.press(filled)));
  const placed = new Set(
    pressed
      .flatMap((one) => buyers.sessionOf(one) ?? [])
      .map((session) => ground.sandbox.store.session(session).client_reference_id),
  );
  expectCount(part, 'one checkout pressed twenty times at once', placed.size, 1);

  const { order } = await newOrder();
  const refund = { order, id: id(), kind: 'amount', amount: '0.50', reason: 'Goodwill' };
  await atOnce(
    part,
    times(20, () => ({ path: '/api/staff/orders/refund', body: refund, cookie: people.cookies.owner })),
  );
  const given = [...ground.sandbox.store.refunds.values()].filter(({ metadata }) => metadata?.refund_id === refund.id);
  expectCount(part, 'one refund asked for twenty times at once', given.length, 1);
}

async function twoTake({ part, world: { people } }: Means): Promise<void> {
  const { conversation } = await people.talk();
  const take = (cookie: string, to: string) => ({
    path: '/api/staff/assign',
    body: { conversation, id: id(), from: '', to },
    cookie,
  });
  const heard = await atOnce(part, [
    take(people.cookies.agent, people.agent.id),
    take(people.cookies.lead, people.lead.id),
  ]);
  expectCount(part, 'two people take one conversation', oks(heard), 1);
}

async function oneTimeLinks({ part, world: { people } }: Means): Promise<void> {
  const { token } = await people.invite('agent');
  const claims = await atOnce(
    part,
    times(5, (index) => ({ path: '/api/staff/setup', body: { token, name: `Nobody ${index}`, password } })),
  );
  expectCount(part, 'an invitation taken five times at once', oks(claims), 1);

  const logins = await Promise.all(times(5, () => people.logIn(people.half.email)));
  const passcode = appCode(people.half.seed);
  const came = await atOnce(
    part,
    logins.map((login) => ({ path: '/api/staff/login/code', body: { passcode }, cookie: cookiesOf(login) })),
  );
  if (oks(came) > 1) part.found('one code of an app, by five logins at once', `let in ${oks(came)} times`);
}

/** Every write there is, sent several times in one moment, as an impatient hand and a browser without script would. */
async function everyFormAtOnce({ part, world, short }: Means): Promise<void> {
  for (const { path, cookie, body } of await targets({ part, world })) {
    const many = times(short ? 3 : 8, (index) => ({ path, cookie, body: index % 2 === 0 ? body : asForm(body) }));
    if (part.wants(path)) await atOnce(part, many);
  }
}

/** What many do in one moment is done once, or as often as there is enough of it. */
export async function races(means: Means): Promise<void> {
  for (const race of [
    oneUseCode,
    lastBottle,
    tenRefunds,
    cancelWhilePacking,
    sameForm,
    twoTake,
    oneTimeLinks,
    everyFormAtOnce,
  ])
    await race(means);
}
