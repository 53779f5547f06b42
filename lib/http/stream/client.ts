const silenceMilliseconds = 40_000;
const readyMilliseconds = 5_000;
const longestPauseMilliseconds = 30_000;

export type StreamHandlers = {
  /** Events by name; 'message' for those without one. The data is JSON, not read yet. */
  on: Record<string, (data: string) => void>;
  /** Nothing has come for a while although it should have: ask in another way meanwhile. */
  onSilence: () => void;
};
export type OpenStream = { stop: () => void; reopen: () => void };

/** Somewhere between nothing and a ceiling that doubles with each failure, so that not everybody comes back at once. */
function pauseAfter(failures: number, random = Math.random()): number {
  return random * Math.min(longestPauseMilliseconds, 500 * 2 ** failures);
}

/** How long the server asks to be left alone when it says goodbye. */
function byePause(data: string): number {
  const told: unknown = JSON.parse(data || '{}');
  const pause = typeof told === 'object' && told !== null ? Reflect.get(told, 'retry') : undefined;
  return typeof pause === 'number' ? pause : pauseAfter(2);
}

/**
 * Server-sent events that come back: after silence, an error, a restart of the server, and when the page is looked at
 * again. `address` is asked each time, so that a new connection begins where the last one got to.
 */
export function startStream(address: () => string, { on, onSilence }: StreamHandlers): OpenStream {
  let source: EventSource | undefined;
  let failures = 0;
  let stopped = false;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const after = (name: string, milliseconds: number, work: () => void) => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(work, milliseconds));
  };

  const heard = () => after('silence', silenceMilliseconds, reopen);
  const awaitReady = () =>
    after('ready', readyMilliseconds, () => {
      onSilence();
      awaitReady();
    });
  const comeBack = (pause: number) => {
    source?.close();
    after('retry', pause, reopen);
  };
  const reopen = () => {
    source?.close();
    clearTimeout(timers.get('retry'));
    if (stopped) return;
    const opened = new EventSource(address());
    source = opened;
    heard();
    awaitReady();
    for (const name of new Set(['ready', 'beat', ...Object.keys(on)]))
      opened.addEventListener(name, ({ data }) => {
        heard();
        on[name]?.(String(data));
      });
    opened.addEventListener('ready', () => {
      failures = 0;
      clearTimeout(timers.get('ready'));
    });
    opened.addEventListener('bye', ({ data }) => comeBack(byePause(String(data))));
    // The browser would try again by itself, everybody after the same time; so it is not left to it.
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      failures += 1;
      comeBack(pauseAfter(failures));
    });
  };
  const looked = () => {
    if (document.visibilityState === 'visible') reopen();
  };
  document.addEventListener('visibilitychange', looked);
  addEventListener('online', reopen);
  reopen();
  return {
    reopen,
    stop() {
      stopped = true;
      source?.close();
      for (const timer of timers.values()) clearTimeout(timer);
      document.removeEventListener('visibilitychange', looked);
      removeEventListener('online', reopen);
    },
  };
}

/** A stream of this page's own. Returns how to stop. */
export function openStream(address: () => string, handlers: StreamHandlers): () => void {
  return startStream(address, handlers).stop;
}
