import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';

/** A visitor with no cookie at all; a page asks for them outside of any request here. */
jest.mock('next/headers', () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

/** Where people come in, and the address that only leads on. */
const open = ['login/page.tsx', 'setup/[token]/page.tsx', 'page.tsx'];
const pages = readdirSync('app/staff', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx') && !open.includes(file))
  .toSorted();

test('the desk has pages to guard', () => expect(pages.length).toBeGreaterThan(12));

test.each(pages)('%s sends whoever is not logged in to the login', async (file) => {
  const { default: page } = await import(`../../app/staff/${file}`);
  const props = { params: Promise.resolve({ id: randomUUID(), sku: 'GMK-500' }), searchParams: Promise.resolve({}) };
  await expect(page(props)).rejects.toMatchObject({
    digest: expect.stringMatching(/^NEXT_REDIRECT;\w+;\/staff\/login;/),
  });
});
