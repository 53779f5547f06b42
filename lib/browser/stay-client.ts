import { unreachable } from '@/lib/http/browser/leave-client';

const patienceMs = 20_000;

/** Whether anything answers, whatever it says. A page that the browser has kept may be shown without a line. */
async function answers(address: string, cache: RequestCache): Promise<boolean> {
  try {
    await fetch(address, { method: 'HEAD', cache, signal: AbortSignal.timeout(patienceMs) });
    return true;
  } catch {
    return false;
  }
}

let said: HTMLElement | undefined;
const hush = () => said?.remove();
/** Above all else, also where a part of the page has the focus to itself. */
function say(near: Element): void {
  hush();
  said = document.createElement('p');
  said.role = 'alert';
  said.className = 'no-line no-print';
  said.popover = 'manual';
  (near.closest('dialog') ?? document.body).append(said);
  if ('showPopover' in said) said.showPopover();
  // What is said once it stands there is read out.
  said.textContent = unreachable;
}

const staysHere = (target: string) => target === '' || target === '_self';
const asked = new WeakSet<HTMLFormElement>();
const reached = new WeakSet<HTMLFormElement>();

/** A form that would be sent as without script goes once the shop is known to be there. */
async function sendOnce(event: SubmitEvent): Promise<void> {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (reached.delete(form)) return;
  if (form.method === 'dialog' || !staysHere(submitter?.getAttribute('formtarget') ?? form.target)) return;
  event.preventDefault();
  if (asked.has(form)) return;
  asked.add(form);
  hush();
  const there = await answers('/robots.txt', 'no-store');
  asked.delete(form);
  if (!there) return say(form);
  reached.add(form);
  form.requestSubmit(submitter && form.contains(submitter) ? submitter : null);
  // A field that is not right yet has stopped it: the next press is asked about again.
  reached.delete(form);
}

/** A link is followed once the shop is known to be there, where the browser knows that it has no line. */
async function follow(event: MouseEvent): Promise<void> {
  hush();
  if (navigator.onLine || event.button !== 0 || !(event.target instanceof Element)) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest('a');
  if (!link?.href || link.origin !== location.origin || link.download || !staysHere(link.target)) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  if (event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation();
  if (await answers(link.href, 'default')) location.assign(link.href);
  else say(link);
}

/**
 * A page that is left while the shop can't be reached is lost with all that was typed: the browser puts words of its own in
 * its place. So it stays, and says so. What a part of the page does by itself it has said already.
 */
export function stayWhileUnreachable(): void {
  addEventListener('submit', (event) => void sendOnce(event));
  // The desk's links are followed by a script, which would leave the page for the browser's own words: it is not asked.
  addEventListener('click', (event) => void follow(event), location.pathname.startsWith('/staff'));
  addEventListener('online', hush);
}
