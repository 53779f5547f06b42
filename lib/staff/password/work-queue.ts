/** The line is full: whoever comes now is asked to come again. */
export class BusyError extends Error {
  override name = 'BusyError';
}

type Lane = 'known' | 'stranger';

/**
 * Dear work, a few at a time. Each lane's line has an end, and whoever is known goes before all strangers, so that
 * strangers may hold each other up but nobody else.
 */
export function workQueue({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
  const lines: Record<Lane, (() => void)[]> = { known: [], stranger: [] };
  let running = 0;
  return async function inTurn<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1;
    else if (lines[lane].length >= mostWaiting) throw new BusyError('the line is full');
    // Whoever is done hands their place on, so that nobody who comes meanwhile takes it.
    else await new Promise<void>((resolve) => lines[lane].push(resolve));
    try {
      return await work();
    } finally {
      const next = lines.known.shift() ?? lines.stranger.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
