import 'server-only';
import { bus } from '@/lib/db/bus';
import { eventStream, type Stream } from '@/lib/http/event-stream';
import { stateNow } from './state-store';
import { eventsAfter } from './store';

export const beatMilliseconds = 15_000;
const page = 500;

/** Runs `work` once more whenever it is rung, never twice at a time. */
function inTurn(work: () => Promise<void>, stream: Stream): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run()
      .catch((error: unknown) => {
        console.error('[chat] a stream failed', error);
        stream.end();
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}

/** A visitor's stream of one conversation, from after a number on: listens first and reads then, so that nothing falls between. */
export function visitorStream(address: string, conversationId: string, after: number): Response {
  return eventStream(address, async (stream) => {
    let cursor = after;
    const pump = inTurn(async () => {
      for (;;) {
        const events = await eventsAfter(conversationId, cursor, page);
        for (const event of events) {
          stream.send({ id: event.seq, data: event });
          cursor = event.seq;
        }
        if (events.length < page) return;
      }
    }, stream);
    const bell = await bus();
    const off = [bell.on('chat', (id) => void (id === conversationId && pump())), bell.onGap(() => void pump())];
    await pump();
    stream.send({ event: 'ready', data: await stateNow() });
    const beat = inTurn(async () => stream.send({ event: 'beat', data: await stateNow() }), stream);
    const timer = setInterval(() => void beat(), beatMilliseconds);
    timer.unref();
    return () => {
      clearInterval(timer);
      for (const stop of off) stop();
    };
  });
}

/** The console's stream: says which conversation has changed, and goes on for as long as `stillHere` holds. */
export function deskStream(address: string, stillHere: () => Promise<boolean>): Response {
  return eventStream(address, async (stream) => {
    const check = inTurn(async () => {
      if (await stillHere()) stream.send({ event: 'beat', data: {} });
      else stream.end();
    }, stream);
    const changed = (conversation: string | null) => stream.send({ event: 'changed', data: { conversation } });
    const bell = await bus();
    const off = [bell.on('chat', changed), bell.onGap(() => changed(null))];
    await check();
    stream.send({ event: 'ready', data: {} });
    const timer = setInterval(() => void check(), beatMilliseconds);
    timer.unref();
    return () => {
      clearInterval(timer);
      for (const stop of off) stop();
    };
  });
}
