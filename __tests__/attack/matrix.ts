import { randomUUID } from 'node:crypto';
import { type ActName, acts } from '@/lib/desk/acts';
import { may, type Role, roles, type StaffAction } from '@/lib/staff/permissions';
import { ours } from '../servers/raw-http';
import { type Address, addresses, filled } from './addresses';
import { actNames, type Deed, deeds } from './deeds';
import { type Heard, lineOf, type Part, type Sent, together } from './part';
import { everybody, outsiders, secretWord, type Who } from './people';
import { type Attempt, visitorRows } from './visitors';
import type { World } from './world';

type Means = { part: Part; world: World; short: boolean };

const isOutsider = (who: Who): who is (typeof outsiders)[number] => outsiders.some((one) => one === who);
const mayDo = (who: Who, right: StaffAction) => !isOutsider(who) && may(who, right);
/** Fields that name what an act is upon. */
const names = /^(conversation|order|letter|alert|person|only|session|passkey|to|sku|parcel\..+|tracking\..+)$/;

/** The same act, upon something that is not there, or that can't be. */
function upon(body: object, value: () => string): object[] {
  return Object.entries(body)
    .filter(([field, now]) => names.test(field) && now !== '' && !String(now).startsWith('/'))
    .map(([field]) => {
      const { [field]: sent, ...rest }: Record<string, unknown> = { ...body };
      const [kind = ''] = field.split('.');
      return field.includes('.') ? { ...rest, [`${kind}.${value()}`]: sent } : { ...body, [field]: value() };
    });
}

const uponNothing = (body: object) => [...upon(body, randomUUID), ...upon(body, () => '-'.repeat(36))];

/** Role × act × object, and role × page × object: who may do what is asked of the table, what an address asks for of its source. */
export async function matrix({ part, world, short }: Means): Promise<void> {
  await everyAct({ part, world, short });
  const known = addresses();
  await together(
    known.filter(({ right }) => right !== null),
    (address) => everyRole({ part, world, short }, address),
  );
  await everyVisitor(part, world, known);
  await everyMethod({ part, world, short }, known);
}

/** An answer that should have been another, or that tells somebody what is not theirs. */
async function expectAnswer(
  part: Part,
  who: string,
  sent: Sent,
  statuses: readonly number[],
  isPrivate = true,
): Promise<Heard | null> {
  const line = `as ${who}: ${lineOf(sent)}`;
  if (!part.wants(line)) return null;
  const heard = await part.send(sent, line);
  if (!statuses.includes(heard.status))
    part.found(line, `answered ${heard.status} where ${statuses.join(' or ')} was right: ${heard.text.slice(0, 160)}`);
  if (isPrivate && heard.text.includes(secretWord) && !lineOf(sent).includes(secretWord))
    part.found(line, 'tells what is somebody else’s');
  return heard;
}

/** Each act, by everybody who may not do it, upon what is there, what is not and what can't be; then by all who may. */
async function everyAct({ part, world, short }: Means): Promise<void> {
  const { cookies } = world.people;
  const made: { name: ActName; deed: Deed }[] = [];
  for (const name of actNames) made.push({ name, deed: await deeds[name]({ world, part, cookie: cookies.owner }) });
  const before = new Set(await recordOf(part, cookies.owner));
  await together(made, async ({ name, deed: { body } }) => {
    const refused = everybody.filter((who) => !mayDo(who, acts[name].may));
    for (const who of refused)
      for (const asked of short ? [body] : [body, ...uponNothing(body), { unknown: 'field' }]) {
        const sent = { path: `/api/staff/${name}`, body: asked, cookie: cookies[who] };
        await expectAnswer(part, who, sent, [isOutsider(who) ? 401 : 403]);
      }
  });
  for (const row of await recordOf(part, cookies.owner))
    if (!before.has(row)) part.found('what was refused', `left on record: ${row}`);

  await together(made, async ({ name, deed }) => {
    for (const who of roles.filter((role) => may(role, acts[name].may) && (!short || role === 'owner')))
      await byWhoMay({ part, world, short }, name, deed, who);
  });
}

/** Of its rows, those that are not the owner's, whose own looking at it is one. */
async function recordOf(part: Part, cookie: string): Promise<string[]> {
  const { text } = await part.send({ path: '/api/staff/audit', cookie });
  return text.split('\r\n').filter((row) => row && !row.includes('Olive Owner'));
}

const refusals = [400, 403, 404, 409, 410, 415, 422, 429];

async function byWhoMay({ part, world, short }: Means, name: ActName, deed: Deed, who: Role): Promise<void> {
  const cookie = world.people.cookies[who];
  const path = `/api/staff/${name}`;
  for (const asked of short ? upon(deed.body, randomUUID) : uponNothing(deed.body))
    await expectAnswer(part, who, { path, body: asked, cookie }, refusals, false);
  if (short) return;
  const own = who === 'owner' ? deed : await deeds[name]({ world, part, cookie });
  for (const other of own.elsewhere ?? [])
    await expectAnswer(part, who, { path, body: { ...own.body, ...other }, cookie }, [404]);
  await expectAnswer(part, who, { path, body: own.body, cookie }, own.mayRefuse ? [200, ...refusals] : [200], false);
}

/** What stands where an address names something, by whose it is. */
function fillings({ talk, order }: World, path: string): { what: string; value: string; isThere: boolean }[] {
  if (!path.includes('[')) return [{ what: 'as it is', value: '', isThere: true }];
  const own = path.includes('inbox') ? talk.conversation : path.includes('stock') ? 'GMK-500' : order.order;
  return [
    { what: 'what is there', value: own, isThere: true },
    ...[randomUUID(), '-'.repeat(36), "' or 1=1--", '\u202e', 'NO-SUCH-1'].map((value) => ({
      what: 'what is not',
      value,
      isThere: false,
    })),
  ];
}

/** A page or a file of the desk. Without a role there is nothing but the way in; with another, nothing but the inbox. */
async function everyRole({ part, world, short }: Means, { kind, path, right }: Address): Promise<void> {
  if (!right) return;
  for (const { value, isThere } of fillings(world, path).slice(0, short ? 2 : undefined))
    for (const who of everybody) {
      const sent = { path: filled(path, value), cookie: world.people.cookies[who] };
      const lets = mayDo(who, right);
      const statuses = lets
        ? isThere
          ? [200, 303, 307]
          : [404]
        : kind === 'page'
          ? [303, 307]
          : [isOutsider(who) ? 401 : 403];
      const heard = await expectAnswer(part, who, sent, statuses, !lets);
      const to = String(heard?.headers.location ?? '');
      const away = isOutsider(who) ? '/staff/login' : '/staff/inbox';
      if (heard && kind === 'page' && (lets ? /^\/staff\/(login|inbox)$/.test(to) : to !== away))
        part.found(`as ${who}: ${lineOf(sent)}`, `leads to ${to || 'no other place'}`);
      if (kind === 'page' && !lets && !short)
        await expectAnswer(part, who, { ...sent, path: `${sent.path}?_rsc=1`, headers: { rsc: '1' } }, [200, 303, 307]);
    }
}

async function attempt(part: Part, key: string, { what, sent, statuses, tells, leadsTo }: Attempt): Promise<void> {
  const heard = await expectAnswer(part, what, sent, statuses, !tells && !/own|whose/.test(what));
  if (!heard) return;
  if (tells && !heard.text.includes(tells)) part.found(`as ${what}: ${lineOf(sent)}`, `does not show ${tells}`);
  if (leadsTo && !leadsTo.test(String(heard.headers.location)))
    part.found(`as ${what}: ${lineOf(sent)}`, `leads to ${heard.headers.location} where ${leadsTo} was right (${key})`);
}

async function everyVisitor(part: Part, world: World, known: readonly Address[]): Promise<void> {
  const rows = visitorRows(world);
  const keys = known.flatMap(({ methods, path, right }) => (right ? [] : methods.map((method) => `${method} ${path}`)));
  for (const key of keys)
    if (!(key in rows)) part.found(key, 'has neither a right in its source nor a row in visitors.ts');
  for (const key of Object.keys(rows))
    if (!keys.includes(key)) part.found(key, 'stands in visitors.ts and nowhere else');
  await together(Object.entries(rows), async ([key, attempts]) => {
    for (const one of await attempts()) await attempt(part, key, one);
  });
}

const foreigners: readonly Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { ...ours, 'sec-fetch-site': 'cross-site' },
  { origin: '' },
];

const methodsOfAll = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** No address takes another method than its own, nor a write that comes from another site. */
async function everyMethod({ part, world, short }: Means, known: readonly Address[]): Promise<void> {
  const cookie = world.people.cookies.owner;
  const routes = known
    .filter(({ kind }) => kind === 'route')
    .map(({ path, methods }) => ({ path: filled(path, randomUUID()), methods }));
  const all = [...routes, ...actNames.map((name) => ({ path: `/api/staff/${name}`, methods: ['POST' as const] }))];
  await together(all, async ({ path, methods }) => {
    const has: readonly string[] = methods;
    for (const method of short ? (['GET', 'DELETE'] as const) : methodsOfAll)
      if (!has.includes(method) && !(has.includes('GET') && path.endsWith('/stream')))
        await expectAnswer(part, 'the owner', { path, method, cookie, headers: ours }, [405]);
    if (!has.includes('POST') || path === '/api/stripe/webhook') return;
    for (const foreign of foreigners.slice(0, short ? 1 : undefined))
      await expectAnswer(part, 'another site', { path, body: {}, cookie, headers: foreign }, [403]);
  });
}
