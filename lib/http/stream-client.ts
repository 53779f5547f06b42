const silenceMilliseconds = 40_000;
const readyMilliseconds = 5_000;
const longestPauseMilliseconds = 30_000;

type Handlers = {
  /** Events by name; 'message' for those without one. The data is whatever the server put in as JSON. */
  on: Record<string, (data: string) => void>;
  /** Nothing has come for a while although it should have: ask in another way meanwhile. */
  onSilence: () => void;
};

/**
 * Server-sent events that come back: after silence, an error, a restart of the server, and when the page is looked at
 * again. `address` is asked each time, so that a new connection begins where the last one got to. Returns how to stop.
 */
export function openStream(address: () => string, { on, onSilence }: Handlers): () => void {
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
  const reopen = () => {
    source?.close();
    if (stopped) return;
    const opened = new EventSource(address());
    source = opened;
    heard();
    awaitReady();
    opened.addEventListener('ready', () => {
      failures = 0;
      clearTimeout(timers.get('ready'));
    });
    for (const name of new Set(['ready', 'beat', 'bye', ...Object.keys(on)]))
      opened.addEventListener(name, ({ data }) => {
        heard();
        on[name]?.(String(data));
      });
    opened.addEventListener('error', () => {
      // While it is CONNECTING the browser tries by itself; after a refusal it does not.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      failures += 1;
      const ceiling = Math.min(longestPauseMilliseconds, 1_000 * 2 ** failures);
      after('retry', Math.random() * ceiling, reopen);
    });
  };
  const looked = () => {
    if (document.visibilityState === 'visible') reopen();
  };
  document.addEventListener('visibilitychange', looked);
  addEventListener('online', reopen);
  reopen();
  return () => {
    stopped = true;
    source?.close();
    for (const timer of timers.values()) clearTimeout(timer);
    document.removeEventListener('visibilitychange', looked);
    removeEventListener('online', reopen);
  };
}
