import 'server-only';
import { bus } from '@/lib/db/bus';
import { env } from '@/lib/env';
import { inTurn } from '@/lib/http/in-turn';
import { loggable } from '@/lib/http/loggable';
import { eventStream, framesOf } from '@/lib/http/stream/event-stream';
import { stateNow } from '../hours/state-store';
import type { Conversation } from '../log/log-store';
import { eventsAfter, seenOf } from '../visitor/conversation-store';
import type { DeskFrames, VisitorFrames } from './frames';
import { beatMilliseconds, join, page } from './hub-store';
import type { Listener } from './room';
import { readTyping } from './typing';
import { beginVisit } from './visit-store';

const visitorFrame = framesOf<VisitorFrames>();
const deskFrame = framesOf<DeskFrames>();

/** A visitor's stream of one conversation, from after a number on: listens first and reads then, so that nothing falls between. */
export function visitorStream(address: string, conversation: Conversation, after: number): Response {
  const { id, lastSeq } = conversation;
  const seen = seenOf(conversation);
  return eventStream({ conversation: id, address, share: env().testStreamShare }, async (stream) => {
    const catchUp = inTurn(
      async () => {
        for (let full = true; full; ) {
          const events = await eventsAfter(id, listener.cursor, page);
          for (const event of events) {
            if (event.seq !== listener.cursor + 1) continue;
            listener.cursor = event.seq;
            stream.send(visitorFrame('message', event, event.seq));
          }
          full = events.length === page;
        }
      },
      (error) => {
        console.error('[chat] a stream failed', loggable(error));
        stream.end();
      },
    );
    const listener: Listener = { cursor: Math.min(after, lastSeq), catchUp: () => void catchUp(), send: stream.send };
    const leave = await join(id, listener, seen);
    try {
      await catchUp();
      stream.send(visitorFrame('seen', seen));
      stream.send(visitorFrame('ready', await stateNow()));
      await beginVisit(id);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  });
}

/**
 * The console's stream: says which conversation has changed and where a visitor writes, and goes on for as long as
 * `stillHere` holds.
 */
export function deskStream(stillHere: () => Promise<boolean>, staffId: string): Response {
  return eventStream({ member: staffId }, async (stream) => {
    const end = (error: unknown) => {
      console.error('[chat] a stream failed', loggable(error));
      stream.end();
    };
    const check = inTurn(async () => {
      if (await stillHere()) stream.send(deskFrame('beat', {}));
      else stream.end();
    }, end);
    const changed = (conversation: string | null) => stream.send(deskFrame('changed', { conversation }));
    const bell = await bus();
    const off = [
      bell.on('chat', changed),
      bell.on('typing', (payload) => stream.send(deskFrame('typing', readTyping(payload)))),
      bell.on('hours', () => changed(null)),
      // Something of one's own has changed: a draft, a word about being away, or the right to be here at all.
      bell.on('staff', (id) => {
        if (id !== staffId) return;
        changed(null);
        void check();
      }),
      bell.onGap(() => changed(null)),
    ];
    await check();
    stream.send(deskFrame('ready', {}));
    const timer = setInterval(() => void check(), beatMilliseconds);
    timer.unref();
    return () => {
      clearInterval(timer);
      for (const stop of off) stop();
    };
  });
}
