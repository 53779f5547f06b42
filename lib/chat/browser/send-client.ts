import { askShop, posting, type Refused } from '@/lib/http/browser/ask-client';
import { notSent, sending, withdraw } from '../log/thread';
import type { ChatAnswers, WireEvent } from '../log/wire';
import { pictureTooLarge } from '../visitor/limits';
import { cached, change, changeView, hear, refresh, untilKnown } from './cache-client';
import { fitting } from './picture-client';
import { forgetProposed, noteLive, proposedVisitor, readUnsent, type Unsent, writeUnsent } from './storage-client';

type Path = Exclude<keyof ChatAnswers, '/api/chat/basket'>;
type Told<At extends Path> = { ok: true; json: ChatAnswers[At] } | Refused;
const typingEveryMilliseconds = 3_000;

const tell = <At extends Path>(path: At, body: object): Promise<Told<At>> =>
  // Goes on when the page is left meanwhile.
  askShop<ChatAnswers[At]>(path, posting(body, { keepalive: true }));

/** The shop has taken nothing and said nothing of it: it can't be reached or is in trouble. */
const isDown = ({ status, problem }: Refused): boolean => !problem || status >= 500;

const whose = (order: string) => (order ? { order } : { visitor: proposedVisitor() });

async function arrived(order: string, event: WireEvent): Promise<void> {
  if (!order) noteLive(true);
  await untilKnown(order);
  hear(order, event);
  if (!order) forgetProposed();
  refresh(order);
}

/** What is on its way at this moment, and need not be sent again yet. */
const going = new Set<string>();

/**
 * Sends one message under its id, and keeps it until the shop has acknowledged it. Returns what is wrong with it, if the
 * shop refuses to take it as it is; then it is back with whoever wrote it.
 */
export async function post(order: string, unsent: Unsent): Promise<string | null> {
  const { visitor, ...message } = unsent;
  const others = () => readUnsent(order).filter(({ id }) => id !== unsent.id);
  writeUnsent(order, [...others(), unsent]);
  changeView(order, (view) => sending(view, unsent));
  if (going.has(unsent.id)) return null;
  going.add(unsent.id);
  const told = await tell('/api/chat/messages', {
    ...message,
    page: location.pathname,
    ...(order ? { order } : { visitor }),
  });
  going.delete(unsent.id);
  if (told.ok) {
    writeUnsent(order, others());
    await arrived(order, told.json.event);
    return null;
  }
  if (isDown(told)) {
    changeView(order, (view) => notSent(view, unsent.id));
    return null;
  }
  changeView(order, (view) => withdraw(view, unsent.id));
  writeUnsent(order, others());
  return told.says;
}

/** Sends a picture. Returns what is wrong with it, if anything is. */
export async function postPicture(order: string, image: File, id: string): Promise<string | null> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ id, ...whose(order) })) form.set(name, value);
  const picture = await fitting(image);
  if (!picture) return pictureTooLarge;
  form.set('image', picture);
  const headers = { accept: 'application/json' };
  const told = await askShop<ChatAnswers['/api/chat/images']>('/api/chat/images', {
    method: 'POST',
    headers,
    body: form,
  });
  if (!told.ok) return told.problem ? told.says : 'The picture did not arrive. Please try again.';
  await arrived(order, told.json.event);
  return null;
}

/** Sends a form of the chat's that changes the thread or asks for something; gives what the shop says to it. */
export async function postForm(
  order: string,
  path: '/api/chat/rating' | '/api/chat/letters' | '/api/chat/code' | '/api/chat/address',
  body: object,
): Promise<{ ok: boolean; says: string }> {
  const told = await tell(path, { ...body, ...(order ? { order } : {}) });
  if (!told.ok) return { ok: false, says: told.says };
  if ('event' in told.json) hear(order, told.json.event);
  if (path === '/api/chat/address') refresh(order);
  return { ok: true, says: 'says' in told.json ? told.json.says : '' };
}

let lastTyping = 0;

/** Lets whoever answers see that something is being written: now and then, and not before there is a conversation. */
export function tellTyping(order: string): void {
  if (!cached(order)?.started || Date.now() - lastTyping < typingEveryMilliseconds) return;
  lastTyping = Date.now();
  void tell('/api/chat/typing', order ? { order } : {});
}

/** The visitor has looked at everything up to a number. */
export function tellSeen(order: string, seq: number): void {
  change(order, (chat) => ({ ...chat, seen: { ...chat.seen, visitor: Math.max(seq, chat.seen.visitor) } }));
  void tell('/api/chat/seen', { seq, ...(order ? { order } : {}) });
}
