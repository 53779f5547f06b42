const settleMilliseconds = 350;

/**
 * Sends the last of several quick changes to the same thing, once they have settled, and one change after another. The
 * answer counts only if nothing newer is waiting.
 */
export function settledSender<Answer>(
  send: (key: string, value: number) => Promise<Answer>,
  accept: (answer: Answer) => Promise<void>,
  refuse: (error: unknown) => void,
) {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let queue: Promise<void> = Promise.resolve();
  return {
    send(key: string, value: number): void {
      clearTimeout(waiting.get(key));
      const timer = setTimeout(() => {
        waiting.delete(key);
        queue = queue
          .then(() => send(key, value))
          .then((answer) => {
            if (waiting.size === 0) return accept(answer);
          }, refuse);
      }, settleMilliseconds);
      waiting.set(key, timer);
    },
  };
}
