export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** A page's fields before React has touched it. They keep what was typed into them when they are out of the document. */
export type Before = { main: Element | null; controls: readonly Control[]; focused: Element | null };

/** What tells each field from the others: its form, its name, and the how-manieth of those it is. */
function byPlace(controls: readonly Control[]): Map<string, Control> {
  const seen = new Map<string, number>();
  return new Map(
    controls.map((control) => {
      const { name, type, form } = control;
      const value = type === 'radio' || type === 'checkbox' ? control.value : '';
      const what = JSON.stringify([form?.getAttribute('action'), name, type, value]);
      const nth = seen.get(what) ?? 0;
      seen.set(what, nth + 1);
      return [`${what}${nth}`, control];
    }),
  );
}

const kinds = [
  [HTMLTextAreaElement, 'value'],
  [HTMLSelectElement, 'value'],
  [HTMLInputElement, 'value'],
  [HTMLInputElement, 'checked'],
] as const;

/** Sets a field as if somebody had typed: past what React has laid over its properties, and heard by it. */
function retype(now: Control, before: Control): void {
  if (before.type === 'file' || before.type === 'hidden') return;
  let isOther = false;
  for (const [kind, property] of kinds) {
    if (!(now instanceof kind && before instanceof kind)) continue;
    const typed: unknown = Reflect.get(before, property);
    if (typed === Reflect.get(now, property)) continue;
    Reflect.set(kind.prototype, property, typed, now);
    isOther = true;
  }
  if (isOther) now.dispatchEvent(new Event('input', { bubbles: true }));
}

function carry({ controls, focused }: Before): void {
  const now = byPlace([...document.querySelectorAll<Control>('input, textarea, select')]);
  for (const [place, control] of byPlace(controls)) {
    const again = now.get(place);
    if (!again || again === control) continue;
    retype(again, control);
    if (focused === control && document.activeElement === document.body) again.focus({ preventScroll: true });
  }
}

/**
 * A document that was changed before its scripts run is made again. What was typed until then is carried over, and the
 * focus with it.
 */
export function carryTypedOver(before: Before): void {
  const { main } = before;
  if (!main) return;
  if (!main.isConnected) {
    carry(before);
    return;
  }
  let { focused } = before;
  const focus = ({ target }: FocusEvent) => {
    focused = target instanceof Element ? target : null;
  };
  document.addEventListener('focusin', focus);
  const observer = new MutationObserver(() => {
    if (main.isConnected) return;
    observer.disconnect();
    document.removeEventListener('focusin', focus);
    carry({ ...before, focused });
  });
  for (const place of [document.documentElement, document.body]) observer.observe(place, { childList: true });
}
