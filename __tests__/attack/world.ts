import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { ours, url } from '../servers/raw-http';
import { type Buyers, buyers, sku, type Wanted } from './buying';
import type { Ground } from './ground';
import { freshAddress, type Part } from './part';
import { comeTogether, must, type People, type Talk } from './people';

/** A paid order as the desk knows it. */
export type DeskOrder = { order: string; token: string; parcel: string; letter: string; number: string };
type Colleague = { id: string; cookie: string };
export type World = Readonly<{
  ground: Ground;
  people: People;
  buyers: Buyers;
  /** A conversation with a picture, and an order, of one visitor's own. */
  talk: Talk & { picture: string };
  order: DeskOrder;
  newOrder: (wanted?: Wanted, card?: string) => Promise<DeskOrder>;
  /** Anew, or in a short run what is there already. */
  someTalk: () => Promise<Talk>;
  someOrder: () => Promise<DeskOrder>;
  someColleague: () => Promise<Colleague>;
  someAlert: () => Promise<string>;
}>;

/** What the desk's page of an order goes by. */
export async function atDesk(part: Part, cookie: string, order: string) {
  const { text } = await must(part, { path: `/staff/orders/${order}`, cookie });
  const field = (name: string) => new RegExp(`name="${name}" value="([\\w-]+)"`).exec(text)?.[1] ?? '';
  return {
    parcel: field('only'),
    letter: field('letter'),
    number: /LK-[A-Z\d]{4}-[A-Z\d]{4}/.exec(text)?.[0] ?? '',
  };
}

export async function makeWorld(ground: Ground, part: Part, short: boolean): Promise<World> {
  const people = await comeTogether(ground, part);
  const shopping = buyers(ground, part);
  const cookie = people.cookies.owner;
  for (const variant of [sku, 'GJS-1'])
    await must(part, {
      path: '/api/staff/stock',
      body: { id: randomUUID(), sku: variant, reason: 'delivery', quantity: '2000' },
      cookie,
    });

  async function newOrder(wanted?: Wanted, card?: string): Promise<DeskOrder> {
    const { order, token } = await shopping.buy(wanted, card);
    return { order, token, ...(await atDesk(part, cookie, order)) };
  }
  async function picture(ofWhom: string): Promise<string> {
    const id = randomUUID();
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#2f6b46' } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.set('id', id);
    form.set('image', new File([new Uint8Array(bytes)], 'jar.png', { type: 'image/png' }));
    const headers = { ...ours, cookie: ofWhom, accept: 'application/json', 'x-forwarded-for': freshAddress() };
    const answer = await fetch(`${url}/api/chat/images`, { method: 'POST', headers, body: form });
    part.count(answer.status);
    return /"type":"image","id":"([\w-]{36})"/.exec(await answer.text())?.[1] ?? '';
  }
  /** An alert of a kind that strangers can bring about: a bank that takes a payment back. */
  async function newAlert(): Promise<string> {
    await newOrder({}, '4000000000000259');
    for (;;) {
      const { text } = await must(part, { path: '/staff/trouble', cookie });
      const found = [...text.matchAll(/name="alert" value="([\w-]+)"/g)].at(-1)?.[1];
      if (found) return found;
    }
  }
  let spare: Promise<Colleague> | undefined;
  const someColleague = () => {
    if (!short || !spare) spare = people.employ('agent');
    return spare;
  };
  const talk = await people.talk();
  const order = await newOrder();
  return {
    ground,
    people,
    buyers: shopping,
    talk: { ...talk, picture: await picture(talk.cookie) },
    order,
    newOrder,
    someTalk: async () => (short ? talk : people.talk()),
    someOrder: async () => (short ? order : newOrder()),
    someColleague,
    someAlert: async () => (short ? randomUUID() : newAlert()),
  };
}
