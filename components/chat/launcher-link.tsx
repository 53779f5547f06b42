'use client';

import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { leaveBy } from '@/lib/http/browser/leave-client';

const load = () => import('./panel-live');

/** Whether this browser is in the middle of a conversation, or this tab had the panel open; storage-client.ts says so. */
function hasLive(): string | undefined {
  try {
    return localStorage['chat:live'] || sessionStorage['chat:open'];
  } catch {}
}

/** Leads to the support page; with script the chat opens here instead, and its code comes with the first sign of interest. */
export function LauncherLink({ children }: { children: ReactNode }) {
  const [problem, setProblem] = useState('');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (hasLive())
      void load().then(
        ({ standBy }) => link.current && standBy(link.current),
        () => undefined,
      );
  }, []);
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const launcher = event.currentTarget;
    setProblem('');
    load()
      .then(({ openPanel }) => openPanel(launcher))
      .catch(() => void leaveBy(launcher).then(setProblem));
  };
  const prepare = () => void load().catch(() => undefined);
  return (
    <>
      <a
        ref={link}
        href="/support"
        onClick={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        className="launcher no-print"
      >
        {children}
      </a>
      {problem ? (
        <p role="alert" className="launcher-says">
          {problem}
        </p>
      ) : null}
    </>
  );
}
