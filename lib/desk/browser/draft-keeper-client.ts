import { useEffect, useRef } from 'react';
import type { DeskDraft } from '@/lib/desk/inbox/wire';
import { postDesk } from './post-client';

const pauseMilliseconds = 700;

/**
 * Keeps on the server what is being written, a moment after the last stroke; and takes in what another tab of the same
 * person has written meanwhile, while nobody types here.
 */
export function useKeptDraft(
  conversation: string,
  here: DeskDraft,
  kept: DeskDraft | null,
  take: (draft: DeskDraft) => void,
): void {
  const { kind, text } = here;
  const saved = useRef(text);
  useEffect(() => {
    if (text === saved.current) return;
    const timer = setTimeout(() => {
      saved.current = text;
      void postDesk('draft', { conversation, kind, text });
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [conversation, kind, text]);
  const { kind: keptKind, text: keptText } = kept ?? { kind: 'message' as const, text: '' };
  const heard = useRef(keptText);
  useEffect(() => {
    if (keptText === heard.current) return;
    heard.current = keptText;
    if (text !== saved.current || keptText === saved.current) return;
    saved.current = keptText;
    take({ kind: keptKind, text: keptText });
  }, [keptText, keptKind, text, take]);
}
