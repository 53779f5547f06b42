import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hostileTexts, queryNames } from '../fixtures/hostile';
import type { TestMember } from '../fixtures/staff';

const sent = new Map<string, string>();
/** What the browser sends; before anything is loaded that asks for it. */
jest.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    getAll: () => [...sent].map(([name, value]) => ({ name, value })),
  }),
}));

type Method = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const under = (folder: string, file: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(`/${file}`));
/** Acts of staff are tried in acts-sent.test.ts, each with what it takes. The visual editor is not part of a shop that runs. */
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
  test.each(routes)('%s', async (path) => {
    for (const value of hostileTexts) {
      const quoted = encodeURIComponent(value);
      const cookies = ['order', 'basket', 'chat', 'form'].map(
        (name) => `${name}=${/^[!-~]*$/.test(value) ? value : quoted}`,
      );
      const query = queryNames.routes.map((name) => `${name}=${quoted}`).join('&');
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
  test.each(pages)('%s', async (path) => {
    const { default: page }: { default: unknown } = await import(`@/${path.replace('.tsx', '')}`);
    if (!isPage(page)) throw new Error(`${path} is no page`);
    // Only whoever is not in yet is sent to log in.
    const leadsOn = /staff\/(login|setup|forgot)/.test(path)
      ? /^NEXT_(?:REDIRECT|HTTP_ERROR_FALLBACK;404)/
      : /^NEXT_(?:REDIRECT;(?!.*login)|HTTP_ERROR_FALLBACK;404)/;
    const [cookie = '', session = ''] = owner.cookie.split('=');
    for (const value of hostileTexts)
      for (const asked of [value, [value, value]]) {
        for (const name of ['order', 'basket', 'chat', 'form']) sent.set(name, value);
        sent.set(cookie, session);
        const query = Object.fromEntries(queryNames.pages.map((name) => [name, asked]));
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
