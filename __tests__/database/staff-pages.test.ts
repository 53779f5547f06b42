import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { renderToStaticMarkup } from 'react-dom/server';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { type Role, roles } from '@/lib/staff/permissions';

let cookie = '';
/** What the browser sends; before anything is loaded that asks for it. */
jest.mock('next/headers', () => ({
  cookies: async () => ({
    getAll: () => (cookie ? [{ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }] : []),
  }),
}));

const everybody = roles;
const leads: readonly Role[] = ['lead', 'owner'];
/** Who may open each page of the console. A page that is not named here fails the test. */
const allowed: Record<string, readonly Role[]> = {
  account: everybody,
  'account/factor': everybody,
  complaints: everybody,
  confirm: everybody,
  'customers/[id]': everybody,
  data: leads,
  hours: leads,
  inbox: everybody,
  'inbox/[id]': everybody,
  orders: everybody,
  'orders/[id]': everybody,
  'orders/dispatch': everybody,
  'orders/labels': everybody,
  'orders/packing-list': everybody,
  'orders/tracking': everybody,
  overview: everybody,
  people: leads,
  'people/audit': leads,
  reports: leads,
  search: everybody,
  stock: everybody,
  'stock/[sku]': everybody,
  trouble: everybody,
};
/** For whoever has not come in yet. */
const open = ['forgot', 'login', 'login/code', 'setup/[token]'];

type Page = (props: object) => unknown;
const isPage = (value: unknown): value is Page => typeof value === 'function';
const props = () => ({
  params: Promise.resolve({ id: randomUUID(), sku: 'GMK-500' }),
  searchParams: Promise.resolve({}),
});

/** Where a page sends whoever opens it; null for whoever it lets in, also if what they ask for is not there. */
async function sentTo(path: string, who: string): Promise<string | null> {
  cookie = who;
  const { default: page }: { default: unknown } = await import(`@/app/staff/${path}page`);
  if (!isPage(page)) throw new Error(`${path} is no page`);
  try {
    await page(props());
    return null;
  } catch (error) {
    const digest = String(Reflect.get(Object(error), 'digest'));
    if (digest.includes('404')) return null;
    const [, to] = /^NEXT_REDIRECT;\w+;([^;]+);/.exec(digest) ?? [];
    if (!to) throw error;
    return to;
  }
}

let people: Record<Role, string>;
let gone: string;
beforeAll(async () => {
  const { member } = await import('../fixtures/staff');
  const [agent, lead, owner, left] = [
    await member('agent'),
    await member('lead'),
    await member('owner'),
    await member('owner'),
  ];
  people = { agent: agent.cookie, lead: lead.cookie, owner: owner.cookie };
  gone = left.cookie;
  await (await db()).update(staff).set({ disabled: true }).where(eq(staff.id, left.id));
});

test('every page of the console is in the table', () => {
  const found = readdirSync('app/staff', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/page.tsx'))
    .map((file) => file.replace('/page.tsx', ''));
  expect(found.toSorted()).toEqual([...Object.keys(allowed), ...open].toSorted());
});

test('the console’s own address leads to its inbox, whoever asks', async () => {
  expect(await sentTo('', '')).toBe('/staff/inbox');
});

describe.each(Object.entries(allowed))('%s', (path, who) => {
  test.each(['', 'staff=nonsense'])('sends a stranger with the cookie %j to log in', async (stranger) => {
    expect(await sentTo(`${path}/`, stranger)).toBe('/staff/login');
  });

  test('sends whoever no longer works here to log in', async () => {
    expect(await sentTo(`${path}/`, gone)).toBe('/staff/login');
  });

  test.each(roles)(`is for ${who.join(', ')}: %s`, async (role) => {
    expect(await sentTo(`${path}/`, people[role])).toBe(who.includes(role) ? null : '/staff/inbox');
  });
});

/** Where the frame around every page leads a role to. */
async function linksFor(role: Role): Promise<string[]> {
  const { Desk } = await import('@/components/staff/desk');
  const member = { id: randomUUID(), name: 'Ann', email: 'ann@example.com', role };
  const html = renderToStaticMarkup(await Desk({ member, title: 'Orders', children: null }));
  return [...html.matchAll(/href="\/staff\/([^"]+)"/g)].map(([, path = '']) => path);
}

test.each(roles)('the links at the top are to the pages that are for them: %s', async (role) => {
  const every = new Set((await Promise.all(roles.map(linksFor))).flat());
  expect(new Set(await linksFor(role))).toEqual(new Set([...every].filter((path) => allowed[path]?.includes(role))));
});
