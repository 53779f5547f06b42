type Closer = () => void;

/** On globalThis, because the front door and Next's bundles each load a copy of this file into one process. */
declare global {
  var shopShutdown: { closers: Set<Closer>; started: boolean } | undefined;
}

function state() {
  globalThis.shopShutdown ??= { closers: new Set(), started: false };
  return globalThis.shopShutdown;
}

/** Calls `closer` when the server begins to stop. Returns how to take it off again. */
export function onShutdown(closer: Closer): () => void {
  const { closers } = state();
  closers.add(closer);
  return () => closers.delete(closer);
}

export const isShuttingDown = (): boolean => state().started;

export function beginShutdown(): void {
  const shared = state();
  shared.started = true;
  for (const closer of shared.closers) closer();
}
