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
