'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { postDesk } from '@/lib/desk/browser/post-client';

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('[data-row] a[data-open]')];
const rowOf = (link: Element | null | undefined) => link?.closest<HTMLElement>('[data-row]');
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');

/** Up or down the list from the row that has the focus; from anywhere else, to its first. */
function step(by: 1 | -1): void {
  const all = links();
  const at = all.findIndex((link) => rowOf(link)?.contains(document.activeElement));
  all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}

/** What the row's own button does, without leaving the list. Says what came of it. */
async function pack(row: HTMLElement): Promise<string> {
  const posted = await postDesk('orders/pack', { only: row.dataset.row ?? '' });
  if (posted.ok) return `${row.querySelector('a[data-open]')?.textContent ?? 'It'} is packed.`;
  return posted.code === 'down' ? 'Not done. Please try again.' : posted.says;
}

/** The list by keyboard alone. Every key has a button or a link that does the same. */
export function ListKeys() {
  const router = useRouter();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const packRow = async (row: HTMLElement) => {
      const all = links();
      const next = all[all.findIndex((link) => row.contains(link)) + 1];
      setSaid(await pack(row));
      next?.focus();
      router.refresh();
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const row = rowOf(document.activeElement);
      const keys: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        '/': () => document.querySelector<HTMLInputElement>('[data-search]')?.focus(),
        x: () => row?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
        d: () => row?.dataset.row && location.assign(`/staff/orders/dispatch?only=${row.dataset.row}`),
        p: () => {
          if (row?.querySelector('[data-pack]')) void packRow(row);
        },
      };
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [router]);
  return (
    <div className="desk-keys no-print flex flex-wrap items-baseline gap-x-4 text-ink-soft text-sm">
      <p>
        <kbd>j</kbd> <kbd>k</kbd> down and up, <kbd>Enter</kbd> open, <kbd>x</kbd> tick, <kbd>p</kbd> packed,{' '}
        <kbd>d</kbd> dispatch, <kbd>/</kbd> search
      </p>
      <p role="status" className="font-semibold text-ink">
        {said}
      </p>
    </div>
  );
}
