import { randomBytes, randomUUID } from 'node:crypto';
import type { Queue } from '@/lib/desk/inbox/wire';

/** Where a conversation is heard, how its next message is said, and which number that will have. */
export type Talker = {
  url: string;
  headers: Record<string, string>;
  next: () => number;
  say: () => Promise<void>;
};

const json = 'application/json';
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const { origin } = new URL(url);
  const init = { method: 'POST', headers: { origin, 'content-type': json, ...headers }, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

/** A shopper's conversation in the shop, which somebody at the desk answers; and the same without a shop. */
export async function begin({ shop, raw, ownerLink }: { shop: string; raw: string; ownerLink: string }) {
  const ann = { name: 'Ann', email: 'ann@example.com', password: 'four slow goats cross the yard' };
  const staff = cookieOf(await post(`${shop}/api/staff/setup`, { token: ownerLink, ...ann }));
  const visitor = randomBytes(32).toString('base64url');
  const cookie = cookieOf(await post(`${shop}/api/chat/messages`, { id: randomUUID(), text: 'Hello', visitor }));
  const inbox: Queue = await (await fetch(`${shop}/api/staff/inbox`, { headers: { cookie: staff } })).json();
  const conversation = inbox.rows[0]?.id;
  let shopSeq = 1;
  let rawSeq = 0;
  const sample = { seq: 0, id: randomUUID(), kind: 'message', author: 'staff', name: 'Ann', text: 'Answer' };
  const talkers: Record<'shop' | 'raw', Talker> = {
    shop: {
      url: `${shop}/api/chat/stream?after=`,
      headers: { cookie },
      next: () => shopSeq + 1,
      async say() {
        shopSeq += 1;
        const answer = { conversation, id: randomUUID(), text: `Answer ${shopSeq}` };
        await post(`${shop}/api/staff/reply`, answer, { cookie: staff });
      },
    },
    raw: {
      url: `${raw}/?after=`,
      headers: {},
      next: () => rawSeq + 1,
      async say() {
        rawSeq += 1;
        const times = { card: null, redacted: false, at: new Date().toISOString(), when: 'Tue 24 Nov, 10am' };
        await post(raw, { ...sample, seq: rawSeq, text: `Answer ${rawSeq}`, ...times });
      },
    },
  };
  return talkers;
}
