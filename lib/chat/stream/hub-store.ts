import 'server-only';
import { bus } from '@/lib/db/bus';
import { inTurn } from '@/lib/http/in-turn';
import { loggable } from '@/lib/http/loggable';
import { frameBytes, framesOf } from '@/lib/http/stream/event-stream';
import { stateNow } from '../hours/state-store';
import type { WireSeen } from '../log/wire';
import { conversationById, eventsAfter, seenOf } from '../visitor/conversation-store';
import type { VisitorFrames } from './frames';
import { commonCursor, fanOut, type Listener } from './room';
import { readTyping } from './typing';
import { firstNameOf } from './typing-store';
import { keepVisits } from './visit-store';

export const beatMilliseconds = 15_000;
export const page = 500;

type Room = { listeners: Set<Listener>; pump: () => Promise<void>; seen: WireSeen };
type Hub = { rooms: Map<string, Room>; ready: Promise<void> };

/** On globalThis, because Next's bundles each load a copy of this file. */
declare global {
  var shopChatHub: Hub | undefined;
}

const frame = framesOf<VisitorFrames>();
const failed = (error: unknown) => console.error('[chat] streams failed', loggable(error));

/** One read for everybody who listens to a conversation, however many they are. */
async function pumpRoom(id: string, room: Room): Promise<void> {
  for (let full = true; full && room.listeners.size > 0; ) {
    const events = await eventsAfter(id, commonCursor(room.listeners), page);
    fanOut(room.listeners, events, (event) => frameBytes(frame('message', event, event.seq)));
    full = events.length === page;
  }
  const conversation = await conversationById(id);
  if (!conversation) return;
  const seen = seenOf(conversation);
  if (seen.staff === room.seen.staff && seen.visitor === room.seen.visitor) return;
  room.seen = seen;
  const bytes = frameBytes(frame('seen', seen));
  for (const { send } of room.listeners) send(bytes);
}

function sendToAll(rooms: ReadonlyMap<string, Room>, bytes: Uint8Array): void {
  for (const { listeners } of rooms.values()) for (const { send } of listeners) send(bytes);
}

async function listen(rooms: ReadonlyMap<string, Room>): Promise<void> {
  const beat = inTurn(async () => {
    if (rooms.size === 0) return;
    sendToAll(rooms, frameBytes(frame('beat', await stateNow())));
    await keepVisits([...rooms.keys()]);
  }, failed);
  const saysWhoWrites = async (payload: string) => {
    const { conversation, who } = readTyping(payload);
    const room = rooms.get(conversation);
    if (!room || who === 'visitor') return;
    const bytes = frameBytes(frame('typing', { name: await firstNameOf(who.staffId) }));
    for (const { send } of room.listeners) send(bytes);
  };
  const bell = await bus();
  bell.on('chat', (id) => void rooms.get(id)?.pump());
  bell.on('typing', (payload) => void saysWhoWrites(payload).catch(failed));
  bell.on('hours', () => void beat());
  bell.onGap(() => {
    for (const { pump } of rooms.values()) void pump();
    void beat();
  });
  setInterval(() => void beat(), beatMilliseconds).unref();
}

function hub(): Hub {
  if (!globalThis.shopChatHub) {
    const rooms = new Map<string, Room>();
    globalThis.shopChatHub = { rooms, ready: listen(rooms) };
  }
  return globalThis.shopChatHub;
}

/** Adds a stream to its conversation's. From now on it hears of everything; what was before it reads for itself. */
export async function join(id: string, listener: Listener, seen: WireSeen): Promise<() => void> {
  const { rooms, ready } = hub();
  await ready;
  let room = rooms.get(id);
  if (!room) {
    const made: Room = { listeners: new Set(), pump: () => pump(), seen };
    const pump = inTurn(() => pumpRoom(id, made), failed);
    rooms.set(id, made);
    room = made;
  }
  const { listeners } = room;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && rooms.get(id)?.listeners === listeners) rooms.delete(id);
  };
}
