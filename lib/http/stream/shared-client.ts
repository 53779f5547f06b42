import { tabsChannel } from '../browser/tabs-client';
import { frameOf } from '../wire';
import { type OpenStream, openStream, type StreamHandlers, startStream } from './client';

type Told = { frame: string; data: string } | { ask: 'reopen' };
const silence = 'silence';

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && ('frame' in value || 'ask' in value);
}

export type FrameHandlers<Frames extends object> = {
  /** Frames by name; 'message' for those without one. */
  on: { [Name in keyof Frames]?: (data: Frames[Name]) => void };
  onSilence: StreamHandlers['onSilence'];
};

/**
 * One stream for all tabs of a browser. Whoever holds the lock has it open and tells the others what comes; when that
 * tab goes, the next one takes over from where it has got to itself. Returns how to stop.
 */
export function openSharedStream<Frames extends object>(
  name: string,
  address: () => string,
  { on, onSilence }: FrameHandlers<Frames>,
): () => void {
  const read = Object.entries<((data: never) => void) | undefined>(on).map(([frame, take]) => [
    frame,
    (text: string) => take?.(frameOf(text)),
  ]);
  const handlers: StreamHandlers = { on: Object.fromEntries(read), onSilence };
  const key = `stream:${name}`;
  const begin = () => {
    const channel = 'locks' in navigator ? tabsChannel(key) : undefined;
    return channel ? share(key, channel, address, handlers) : openStream(address, handlers);
  };
  let halt = begin();
  // A page that is kept for going back holds neither the lock nor the stream.
  const leave = () => halt();
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    halt = begin();
    handlers.onSilence();
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', comeBack);
    halt();
  };
}

function share(
  key: string,
  channel: BroadcastChannel,
  address: () => string,
  { on, onSilence }: StreamHandlers,
): () => void {
  const halted = new AbortController();
  let led: OpenStream | undefined;
  const tell = (told: Told) => channel.postMessage(told);

  channel.onmessage = ({ data: told }: MessageEvent<unknown>) => {
    if (!isTold(told)) return;
    if ('ask' in told) led?.reopen();
    else if (told.frame === silence) onSilence();
    else on[told.frame]?.(told.data);
  };
  const looked = () => {
    if (document.visibilityState === 'visible' && !led) tell({ ask: 'reopen' });
  };
  const lead = () =>
    new Promise<void>((release) => {
      if (halted.signal.aborted) return release();
      const relayed = Object.entries(on).map(([frame, take]) => [
        frame,
        (data: string) => {
          tell({ frame, data });
          take(data);
        },
      ]);
      const stream = startStream(address, {
        on: Object.fromEntries(relayed),
        onSilence() {
          tell({ frame: silence, data: '' });
          onSilence();
        },
      });
      led = stream;
      halted.signal.addEventListener('abort', () => {
        stream.stop();
        release();
      });
    });
  document.addEventListener('visibilitychange', looked);
  const join = async () => {
    const led = await navigator.locks.request(key, { ifAvailable: true }, async (lock) => {
      if (lock) await lead();
      return lock !== null;
    });
    if (led || halted.signal.aborted) return;
    // Another tab has the stream, and what it told between this page's making and now was not heard here.
    onSilence();
    await navigator.locks.request(key, { signal: halted.signal }, lead);
  };
  // Where the browser forbids locks, each tab has a stream of its own.
  join().catch(() => {
    if (!halted.signal.aborted) return lead();
  });
  return () => {
    document.removeEventListener('visibilitychange', looked);
    halted.abort();
    channel.close();
  };
}
