import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { TestMember } from '../fixtures/staff';

const sent = new Map<string, string>();
/** What the browser sends; before anything is loaded that asks for it. */
jest.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    getAll: () => [...sent].map(([name, value]) => ({ name, value })),
  }),
}));

/** What no column takes, no calendar has, and nobody types. */
const hostile = [
  '-'.repeat(36),
  'f'.repeat(36),
  `paid-${'-'.repeat(36)}`,
  randomUUID().toUpperCase(),
  '2147483648',
  '1e308',
  '-1',
  'NaN',
  '275760-09-13',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '2026-02-31',
  '%',
  '%00',
  '"',
  '\\',
  '{}',
  '[]',
  '{"lines":[{"variant":"GMK-500","quantity":1e9}]}',
  "' or 1=1--",
  '\u202e',
  '__proto__',
  'a'.repeat(5_000),
];

type Method = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const under = (folder: string, file: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(`/${file}`));
/** Acts of staff are tried in acts.test.ts, each with what it takes. The visual editor is not part of a shop that runs. */
const routes = under('app/api', 'route.ts').filter((path) => !/^keystatic|act\]|stream\//.test(path));

let owner: TestMember;
beforeEach(async () => {
  const { member } = await import('../fixtures/staff');
  owner = await member('owner');
});
afterEach(() => sent.clear());

const valid = {
  checkout: randomUUID(),
  shownTotal: '1',
  shownDay: '2026-12-01',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  address1: '1 Milk Lane',
  address2: '',
  town: 'York',
  postcode: 'YO1 7HH',
  phone: '',
  terms: 'yes',
};

async function ask(path: string, cookie: string, query: string, params: Record<string, string>): Promise<number[]> {
  const { GET, POST }: { GET?: Method; POST?: Method } = await import(`@/app/api/${path}`);
  const url = `http://localhost:4310/api/${path.replace('/route.ts', '')}`;
  const headers = { cookie, origin: 'http://localhost:4310', 'x-client-address': `10.${Math.random()}` };
  const context = () => ({ params: Promise.resolve(params) });
  const body = JSON.stringify(path.startsWith('checkout/route') ? valid : {});
  const answers = [
    await GET?.(new Request(`${url}?${query}`, { headers }), context()),
    await POST?.(
      new Request(url, { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } }),
      context(),
    ),
  ];
  return answers.flatMap((answer) => (answer ? [answer.status] : []));
}

describe('whatever a route is sent as cookie, question or address, it answers itself', () => {
  const queryNames = [
    'order',
    'after',
    'before',
    'q',
    'postcode',
    'from',
    'to',
    'last',
    'view',
    'find',
    'page',
    'day',
    'again',
  ];

  test.each(routes)('%s', async (path) => {
    for (const value of hostile) {
      const quoted = encodeURIComponent(value);
      const cookies = ['order', 'basket', 'chat', 'form'].map(
        (name) => `${name}=${/^[!-~]*$/.test(value) ? value : quoted}`,
      );
      const query = queryNames.map((name) => `${name}=${quoted}`).join('&');
      const statuses = await ask(path, [...cookies, owner.cookie].join('; '), query, { id: value, token: value });
      expect([value, statuses.filter((status) => status >= 500)]).toEqual([value, []]);
    }
  });
});

type Page = (props: object) => unknown;
const isPage = (found: unknown): found is Page => typeof found === 'function';
const pages = ['app/staff', 'app/(visitor)'].flatMap((folder) =>
  under(folder, 'page.tsx').map((path) => `${folder}/${path}`),
);

describe('whatever a page is asked, it comes, leads elsewhere, or is not there', () => {
  const names = [
    'who',
    'what',
    'before',
    'q',
    'show',
    'day',
    'zone',
    'storage',
    'page',
    'from',
    'to',
    'last',
    'view',
    'find',
    'about',
    'seek',
    'offer',
    'reply',
    'refused',
    'done',
    'used',
    'only',
    'back',
    'link',
    'asked',
    'payment',
    'orders',
    'q0',
    'under',
    'sort',
    'again',
    'parcel.x',
  ];

  test.each(pages)('%s', async (path) => {
    const { default: page }: { default: unknown } = await import(`@/${path.replace('.tsx', '')}`);
    if (!isPage(page)) throw new Error(`${path} is no page`);
    // Only whoever is not in yet is sent to log in.
    const leadsOn = /staff\/(login|setup|forgot)/.test(path)
      ? /^NEXT_(?:REDIRECT|HTTP_ERROR_FALLBACK;404)/
      : /^NEXT_(?:REDIRECT;(?!.*login)|HTTP_ERROR_FALLBACK;404)/;
    const [cookie = '', session = ''] = owner.cookie.split('=');
    for (const value of hostile)
      for (const asked of [value, [value, value]]) {
        for (const name of ['order', 'basket', 'chat', 'form']) sent.set(name, value);
        sent.set(cookie, session);
        const query = Object.fromEntries(names.map((name) => [name, asked]));
        const params = { id: value, sku: value, token: value, kind: value, slug: value, ticket: value };
        try {
          await page({ params: Promise.resolve(params), searchParams: Promise.resolve(query) });
        } catch (error) {
          expect([asked, String(Reflect.get(Object(error), 'digest') ?? error)]).toEqual([
            asked,
            expect.stringMatching(leadsOn),
          ]);
        }
      }
  });
});
