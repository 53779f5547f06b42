import { randomBytes, randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import type { WireChat } from '@/lib/chat/log/wire';
import type { Queue } from '@/lib/desk/inbox/wire';
import { ports } from '../servers/ports';
import { atTheDesk, leave } from './at-the-desk';
import { expect, freshAddress, postFrom, takenOver } from './fixtures';

const shop = `http://localhost:${ports.shop}`;

/** The launcher once its script has taken over; before that it leads to the support page. */
export async function launcherOf(page: Page): Promise<Locator> {
  const launcher = page.getByRole('link', { name: /^Chat/ });
  await takenOver(launcher);
  return launcher;
}
export async function openChat(page: Page): Promise<Locator> {
  await (await launcherOf(page)).click();
  const panel = page.getByRole('region', { name: 'Talk to us' });
  await expect(panel.getByLabel('Your message')).toBeFocused();
  return panel;
}
export async function write(place: Page | Locator, text: string): Promise<void> {
  await place.getByLabel('Your message').fill(text);
  await place.getByLabel('Your message').press('Enter');
  await expect(place.getByRole('log').getByText(text)).toBeVisible();
}

/** 300 dots wide. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#e8875a' } })
    .jpeg()
    .toBuffer();

/** A visitor who speaks to the shop's routes without a browser. */
export function visitor(url = shop, address = freshAddress()) {
  let cookie = '';
  const headers = () => ({
    origin: url,
    cookie,
    accept: 'application/json',
    'x-forwarded-for': address,
  });
  const keep = (response: Response) => {
    const [set] = response.headers.getSetCookie();
    if (set?.startsWith('chat=')) cookie = set.split(';')[0] ?? '';
    return response;
  };
  const proposed = randomBytes(32).toString('base64url');
  const post = async (path: string, body: object, at = url) =>
    keep(
      await fetch(`${at}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers(), origin: at, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  return {
    proposed,
    cookie: () => cookie,
    takeCookieOf: async (context: BrowserContext) => {
      const [found] = (await context.cookies()).filter(({ name }) => name === 'chat');
      cookie = `chat=${found?.value}`;
    },
    post,
    say: (text: string, id: string = randomUUID(), at = url) =>
      post('/api/chat/messages', { id, text, visitor: proposed }, at),
    upload: async (bytes: Uint8Array<ArrayBuffer>, name = 'x.png', type = 'image/png') => {
      const form = new FormData();
      form.set('id', randomUUID());
      form.set('visitor', proposed);
      form.set('image', new File([bytes], name, { type }));
      return keep(await fetch(`${url}/api/chat/images`, { method: 'POST', headers: headers(), body: form }));
    },
    get: (path: string, at = url) => fetch(`${at}${path}`, { headers: { ...headers(), origin: at } }),
    thread: async (at = url) => {
      const chat: WireChat = await (await fetch(`${at}/api/chat`, { headers: headers() })).json();
      return chat.thread?.events ?? [];
    },
  };
}

/** Ann at the desk, who does things there by its routes. */
export async function desk(browser: Browser) {
  const page = await atTheDesk(browser);
  const context = page.context();
  const post = (path: string, body: object) => postFrom(context.request, path, body);
  return {
    page,
    find: async (last: string): Promise<string> => {
      const { rows }: Queue = await (await context.request.get('/api/staff/inbox', { params: { find: last } })).json();
      const row = rows.find((one) => one.last === last);
      if (!row) throw new Error(`no conversation ends in ${last}`);
      return row.id;
    },
    reply: async (conversation: string, text: string) =>
      expect((await post('/api/staff/reply', { conversation, id: randomUUID(), text })).status()).toBe(200),
    resolve: async (conversation: string, seen: number) =>
      expect(
        (await post('/api/staff/status', { conversation, id: randomUUID(), status: 'resolved', seen })).status(),
      ).toBe(200),
    image: async (id: string) => (await context.request.get(`/api/chat/images/${id}`)).status(),
    close: () => leave(page),
  };
}
