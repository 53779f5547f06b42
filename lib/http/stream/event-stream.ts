import { randomInt, randomUUID } from 'node:crypto';
import { onShutdown } from '@/lib/shutdown';
import { refuse } from '../answer';
import { loggable } from '../loggable';
import { json } from '../route';
import { ticketHeader, tickets } from './direct-stream';
import { type Listener, takePlace } from './places';

const lookMilliseconds = 5_000;
const due = new Map<() => void, number>();

function look(timer: ReturnType<typeof setInterval>): void {
  for (const [end, at] of due) {
    if (at > Date.now()) continue;
    due.delete(end);
    end();
  }
  if (due.size === 0) clearInterval(timer);
}

/**
 * Calls `end` a little after so much time has passed; gives how to take it off before. There is one timer for all, because
 * a timer keeps alive whatever belongs to the request in which it was set.
 */
export function endAfter(milliseconds: number, end: () => void): () => void {
  if (due.size === 0) {
    const timer = setInterval(() => look(timer), lookMilliseconds);
    timer.unref();
  }
  due.set(end, Date.now() + milliseconds);
  return () => due.delete(end);
}

export type Frame = { event?: string; id?: number; data?: unknown; retry?: number };
/** Makes the frames of one stream: each name with what goes by it. 'message' has no name on the wire. */
export const framesOf =
  <Frames>() =>
  <Name extends keyof Frames & string>(event: Name, data: Frames[Name], id?: number): Frame => ({
    ...(event === 'message' ? {} : { event }),
    ...(id === undefined ? {} : { id }),
    data,
  });

/** What goes to many is written once, with `frameBytes`, and sent as it is. */
export type Stream = { send: (frame: Frame | Uint8Array) => void; end: () => void };
/** Sets a stream going; what it returns is called once at its end, however it ends. */
type Start = (stream: Stream) => Promise<() => void>;

/** A reader this many frames behind is cut off; it comes back and asks for what it missed. */
const furthestBehind = 1_000;
const furthestBehindBytes = 1_000_000;
const longestUnclaimed = 10_000;

/** Writes one frame of a text/event-stream. */
function frameText({ event, id, data, retry }: Frame): string {
  return [
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(data === undefined ? [] : [`data: ${JSON.stringify(data)}`]),
    '\n',
  ].join('\n');
}

const encoder = new TextEncoder();
export const frameBytes = (frame: Frame): Uint8Array => encoder.encode(frameText(frame));

/** Where a stream's bytes go. */
type Sink = { write: (bytes: Uint8Array) => void; end: () => void; isBehind: () => boolean };

/** Sets a stream going on its sink. What it gives back is called when the other side is gone. */
function begin(start: Start, sink: Sink, leave: () => void): () => void {
  const closers: (() => void)[] = [leave];
  let ended = false;
  const close = () => {
    if (ended) return;
    ended = true;
    for (const closer of closers) closer();
  };
  const end = () => {
    if (ended) return;
    close();
    sink.end();
  };
  const send = (frame: Frame | Uint8Array) => {
    if (ended) return;
    if (sink.isBehind()) return end();
    sink.write(frame instanceof Uint8Array ? frame : frameBytes(frame));
  };
  const goodbye = () => {
    const retry = randomInt(500, 5_000);
    send({ event: 'bye', retry, data: { retry } });
    end();
  };
  closers.push(endAfter(randomInt(300_000, 600_000), goodbye), onShutdown(goodbye));
  start({ send, end }).then(
    (stop) => {
      if (ended) stop();
      else closers.push(stop);
    },
    (error: unknown) => {
      console.error('[stream]', loggable(error));
      end();
    },
  );
  return close;
}

/** The stream writes to its connection itself, once the front door hands it over. */
function onTicket(waiting: NonNullable<ReturnType<typeof tickets>>, start: Start, leave: () => void): string {
  const ticket = randomUUID();
  const claimed = endAfter(longestUnclaimed, () => {
    waiting.delete(ticket);
    leave();
  });
  waiting.set(ticket, (response) => {
    claimed();
    const sink = {
      write: (bytes: Uint8Array) => void response.write(bytes),
      end: () => void response.end(),
      isBehind: () => response.writableLength > furthestBehindBytes,
    };
    const close = begin(start, sink, leave);
    if (response.destroyed) close();
    else response.on('close', close);
  });
  return ticket;
}

function readable(start: Start, leave: () => void): ReadableStream<Uint8Array> {
  let close = leave;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const sink = {
          write: (bytes: Uint8Array) => controller.enqueue(bytes),
          end: () => controller.close(),
          isBehind: () => (controller.desiredSize ?? 0) < -furthestBehind,
        };
        close = begin(start, sink, leave);
      },
      cancel: () => close(),
    },
    { highWaterMark: 64 },
  );
}

/**
 * Server-sent events. A stream ends by itself after 5 to 10 minutes and when the server stops, with a scattered `retry`,
 * so that not everybody returns at once.
 */
export function eventStream(listener: Listener, start: Start): Response {
  const leave = takePlace(listener);
  if (!leave)
    return json(refuse(503, 'full', 'Too many connections are open. Please try again.', { retryAfterSeconds: 30 }));
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  };
  const waiting = tickets();
  if (!waiting) return new Response(readable(start, leave), { headers });
  return new Response(null, { headers: { ...headers, [ticketHeader]: onTicket(waiting, start, leave) } });
}
