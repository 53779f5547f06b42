const placeholder = /\{(name|order|promised)\}/g;
export type Facts = { name: string | null; order: string | null; promised: string | null };

/** A canned reply with what is known of the conversation. A fact that is missing keeps its braces, for a person to fill. */
export function fillReply(body: string, facts: Facts): string {
  const known: Record<string, string | null> = { ...facts, name: facts.name ?? 'there' };
  return body.replaceAll(placeholder, (braces, name: string) => known[name] ?? braces);
}

/** The first thing still to fill in, so that nobody is sent a pair of braces. */
export const unfilled = (text: string): string | null => text.match(placeholder)?.[0] ?? null;

/** The shortcut that a line such as '/where' calls. */
export const shortcutIn = (text: string): string | null => /^\/([a-z][a-z0-9-]*)\s*$/.exec(text)?.[1] ?? null;
