/** Whether a person is at this console: the last time that they touched it, or opened it. Each tab has its own. */
let last = Date.now();

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `tell` when somebody does something, at most once in so many milliseconds. Returns how to stop. */
export function watchActivity(tell: () => void, everyMilliseconds: number): () => void {
  let told = 0;
  const act = () => {
    last = Date.now();
    if (last - told < everyMilliseconds) return;
    told = last;
    tell();
  };
  for (const sign of signs) document.addEventListener(sign, act, { passive: true });
  return () => {
    for (const sign of signs) document.removeEventListener(sign, act);
  };
}

const lookingMilliseconds = 120_000;

/** Somebody can be taken to have read what is on this page now. */
export const isLooking = (): boolean =>
  document.visibilityState === 'visible' && document.hasFocus() && Date.now() - last < lookingMilliseconds;
