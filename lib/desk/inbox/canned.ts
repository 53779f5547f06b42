import { type Filling, fillIn, placeholders } from '@/lib/content/placeholders';
import { didYouMean } from '@/lib/content/text/did-you-mean';

export type Facts = Filling<'reply'>;
export type Canned = { shortcut: string; title: string; body: string };

/**
 * A canned reply with what is known of the conversation. A fact that is missing keeps its braces, for a person to fill.
 * Whoever has no name is greeted without one, and called by none in the middle of a sentence.
 */
export function fillReply(body: string, facts: Facts): string {
  const unnamed = facts.name === null ? body.replaceAll(/,\s*\{name\}/g, '') : body;
  return fillIn('reply', unnamed, { ...facts, name: facts.name ?? 'there' });
}

/** The first thing still to fill in, misspelt or not, so that nobody is sent it. Other braces are the writer's own. */
export function unfilled(text: string): string | null {
  const isMeant = (braces: string) => didYouMean(braces.slice(1, -1).trim().toLowerCase(), placeholders.reply) !== '';
  return text.match(/\{[^{}]*\}/g)?.find(isMeant) ?? null;
}

/** Where that is, so that it can be marked and written over. */
function unfilledSpan(text: string): { from: number; to: number } | null {
  const braces = unfilled(text);
  if (!braces) return null;
  const from = text.indexOf(braces);
  return { from, to: from + braces.length };
}

export type Call = { from: number; typed: string };

/** The canned reply being called at the caret: a line so far that is only '/' and the beginning of a shortcut. */
export function callAt(text: string, caret: number): Call | null {
  const from = text.lastIndexOf('\n', caret - 1) + 1;
  const match = /^\/([a-z0-9-]*)$/i.exec(text.slice(from, caret));
  return match ? { from, typed: (match[1] ?? '').toLowerCase() } : null;
}

/** A reply called by its whole shortcut and a space, which is then part of the call. */
export function calledAt<Reply extends Canned>(
  text: string,
  caret: number,
  replies: readonly Reply[],
): { call: Call; reply: Reply } | null {
  const call = text[caret - 1] === ' ' ? callAt(text, caret - 1) : null;
  const reply = replies.find(({ shortcut }) => shortcut === call?.typed);
  return call && reply ? { call: { ...call, typed: `${call.typed} ` }, reply } : null;
}

/** The replies that a beginning may mean: by shortcut first, then by a word of their title. */
export function repliesFor<Reply extends Pick<Canned, 'shortcut' | 'title'>>(
  replies: readonly Reply[],
  typed: string,
): Reply[] {
  const begins = (text: string) => text.toLowerCase().startsWith(typed);
  const byShortcut = replies.filter(({ shortcut }) => begins(shortcut));
  const byTitle = replies.filter((reply) => !byShortcut.includes(reply) && reply.title.split(/\s+/).some(begins));
  return [...byShortcut, ...byTitle];
}

/** The text with a reply in place of its call, and where the caret goes: over the first thing to fill in, or behind it. */
export function withReply(text: string, { from, typed }: Call, body: string) {
  const whole = `${text.slice(0, from)}${body}${text.slice(from + 1 + typed.length)}`;
  const behind = from + body.length;
  const { from: start, to: end } = unfilledSpan(whole) ?? { from: behind, to: behind };
  return { text: whole, start, end };
}
