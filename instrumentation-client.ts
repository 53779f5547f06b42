import type { Control } from '@/lib/browser/typed-client';

/** Runs in every page before React does: notes what can't be noted later, and has the rest come in its own time. */
const before = {
  main: document.querySelector('main'),
  controls: [...document.querySelectorAll<Control>('input, textarea, select')],
  focused: document.activeElement,
};
const started = import('@/lib/browser/start-client').then(
  ({ standBy }) => standBy(before),
  () => undefined,
);
const hear = (event: Event) => void started.then((report) => report?.(event));
addEventListener('error', hear, true);
addEventListener('unhandledrejection', hear);
