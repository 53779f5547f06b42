import 'server-only';
import { createHash } from 'node:crypto';
import { keys } from '@/lib/keys/keys';

const codeOf = (token: string): string =>
  String(createHash('sha256').update(`code:${token}`).digest().readUInt32BE(0) % 1_000_000).padStart(6, '0');

/** Six figures of a letter that asks whose an address is, to be typed into the conversation that it is about. */
export const letterCode = (id: string): string => codeOf(keys().tokenOf('chat-confirm', id));

/** Whether somebody has typed the code of this question, whichever secret it was made with. */
export const isLetterCode = (id: string, typed: string): boolean =>
  keys()
    .tokensOf('chat-confirm', id)
    .some((token) => codeOf(token) === typed);
