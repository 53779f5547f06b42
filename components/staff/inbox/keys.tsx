'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useSettings } from '@/lib/desk/browser/settings-client';
import { type Look, neighbour, queueHref } from '@/lib/desk/inbox/view';
import { DeskSettingsForm } from '../settings';

type Props = { look: Look; current: string | null };

const help = [
  ['j / k', 'the next, the one before'],
  ['r', 'answer'],
  ['n', 'note for colleagues'],
  ['a', 'take it, or take it over'],
  ['e', 'resolve, or open again'],
  ['s', 'snooze'],
  ['/', 'search; in an answer: canned replies'],
  ['u', 'back to the queue'],
  ['?', 'this list'],
] as const;

const find = <Found extends HTMLElement>(selector: string) => document.querySelector<Found>(selector);
const rowLinks = () => [...document.querySelectorAll<HTMLAnchorElement>('.console-row a[data-open]')];
const rowOf = (element: Element | null) => element?.closest<HTMLElement>('.console-row')?.dataset.row ?? null;
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');

/** In the queue the focus goes down and up; beside an open conversation the next one opens. */
function step(by: 1 | -1, current: string | null): void {
  const links = rowLinks();
  const ids = links.map((link) => rowOf(link) ?? '');
  const focused = rowOf(document.activeElement);
  const to = neighbour(ids, focused ?? current, by);
  const link = links[ids.indexOf(to ?? '')];
  link?.focus();
  if (current) link?.click();
}

function write(kind: 'message' | 'note'): void {
  find<HTMLInputElement>(`#answer input[value="${kind}"]`)?.click();
  find('#text')?.focus();
}

/** The console by keyboard alone. Every key has a button or a link that does the same, and all of them can be put off. */
export function ConsoleKeys({ look, current }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const { keys } = useSettings();
  const openHelp = () => dialog.current?.showModal();
  useEffect(() => {
    const acts: Record<string, () => void> = {
      j: () => step(1, current),
      k: () => step(-1, current),
      r: () => write('message'),
      n: () => write('note'),
      a: () => find('[data-key="a"]')?.click(),
      e: () => find('[data-key="e"]')?.click(),
      s: () => {
        find('[data-key="s"]')?.click();
        find<HTMLButtonElement>('.console-menu[open] button')?.focus();
      },
      u: () => current && router.push(queueHref(look)),
      '/': () => find('[data-search]')?.focus(),
      '?': () => dialog.current?.showModal(),
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isTyping(event.target) && event.target instanceof HTMLElement)
        return event.target.blur();
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.current?.open) return;
      const act = keys ? acts[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys, look, current, router]);
  return (
    <>
      <button type="button" onClick={openHelp} className="desk-button" data-size="small">
        Settings
      </button>
      <dialog ref={dialog} aria-labelledby="keys-title" className="console-dialog">
        <form method="dialog" className="console-head-line">
          <h2 id="keys-title" className="text-xl">
            Settings
          </h2>
          <button type="submit" className="desk-button" data-size="small">
            Close
          </button>
        </form>
        <dl className="desk-keys desk-facts">
          {help.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <DeskSettingsForm />
      </dialog>
    </>
  );
}
