/** Runs `work` once more whenever it is called, never twice at a time. */
export function inTurn(work: () => Promise<void>, onFailure: (error: unknown) => void): () => Promise<void> {
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
      .catch(onFailure)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}
