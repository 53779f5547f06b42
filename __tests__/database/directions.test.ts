import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { ReactNode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { db } from '@/lib/db/connection';
import { addNote } from '@/lib/orders/parcels/fulfil-store';
import { openSandbox, paid, shelve, type TestStripe } from '../fixtures/shopping';

let cookie = '';
/** What the browser sends; before anything is loaded that asks for it. */
jest.mock('next/headers', () => ({
  cookies: async () => ({
    getAll: () => (cookie ? [{ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }] : []),
  }),
}));

/** The frame around each page, and its keys, have nothing of what people wrote. */
jest.mock('@/components/staff/orders/list-keys', () => ({ ListKeys: () => null }));
jest.mock('@/components/staff/desk', () => ({ Desk: ({ children }: { children: ReactNode }) => children }));

const people = 'רחל';
let stripe: TestStripe;
let orderId: string;
let parcel: string;
beforeAll(async () => {
  stripe = await openSandbox();
  await shelve(50);
  ({ orderId } = await paid(stripe));
  const { member } = await import('../fixtures/staff');
  const ann = await member('owner');
  cookie = ann.cookie;
  const database = await db();
  await database.execute(sql`update orders set name = ${people}, recipient_name = ${people}, order_note = ${people}, gift_message = ${people},
    delivery_note = ${people}, address_lines = jsonb_build_array(${people}::text), town = ${people} where id = ${orderId}`);
  await addNote({ orderId, text: people, staffId: ann.id });
  await database.execute(sql`insert into alerts (id, kind, subject, order_id, detail)
    values (${randomUUID()}, 'stripe-differs', ${orderId}, ${orderId}, ${people})`);
  const { rows } = await database.execute<{ id: string }>(sql`select id from shipments where order_id = ${orderId}`);
  parcel = rows[0]?.id ?? '';
});
afterAll(() => stripe.close());

const isolates = /^<(?:bdi\b|[^>]*\bdir="auto")/;
const isVoid = /^<(?:input|br|img|hr|link|meta)\b/;

/** Where a page says what a person wrote outside of anything that has the direction of its own words. */
function astray(html: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [piece] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const own = piece.startsWith('<') && isolates.test(piece);
    if (piece.includes(people) && !own && !open.some((tag) => isolates.test(tag))) found.push(piece);
    if (piece.startsWith('</')) open.pop();
    else if (piece.startsWith('<') && !isVoid.test(piece)) open.push(piece);
  }
  return found;
}

const pages: [string, () => Promise<{ default: unknown }>][] = [
  ['the order', () => import('@/app/staff/orders/[id]/page')],
  ['the list of orders', () => import('@/app/staff/orders/page')],
  ['the packing list', () => import('@/app/staff/orders/packing-list/page')],
  ['the labels', () => import('@/app/staff/orders/labels/page')],
  ['the dispatch', () => import('@/app/staff/orders/dispatch/page')],
  ['what needs a person', () => import('@/app/staff/trouble/page')],
];
const isPage = (value: unknown): value is (props: object) => Promise<ReactNode> => typeof value === 'function';

test.each(pages)('what a person wrote has the direction of its own words: %s', async (_, load) => {
  const { default: page } = await load();
  if (!isPage(page)) throw new Error('it is no page');
  const props = { params: Promise.resolve({ id: orderId }), searchParams: Promise.resolve({ only: parcel }) };
  const { prelude } = await prerenderToNodeStream(await page(props));
  const html = await text(prelude);
  expect(html).toContain(people);
  expect(astray(html)).toEqual([]);
});

test('a word that nothing sets apart is found astray', () => {
  expect(astray(`<p>To ${people}</p><p dir="auto">${people}</p><br><bdi>${people}</bdi><b>${people}</b>`)).toEqual([
    `To ${people}`,
    people,
  ]);
});
