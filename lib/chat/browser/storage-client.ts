/** A message that the shop has not acknowledged, with all that is needed to send the very same again. */
export type Unsent = { id: string; text: string; name: string; email: string; visitor: string };

const unsentKey = (order: string) => `chat:unsent:${order}`;
const secretKey = 'chat:visitor';

function isUnsent(value: unknown): value is Unsent {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['id', 'text', 'name', 'email', 'visitor'].every((name) => typeof Reflect.get(value, name) === 'string')
  );
}

/** What this tab has still to send, also after a reload. A browser that keeps nothing has nothing. */
export function readUnsent(order: string): Unsent[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(unsentKey(order)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

export function writeUnsent(order: string, unsent: readonly Unsent[]): void {
  try {
    if (unsent.length > 0) sessionStorage.setItem(unsentKey(order), JSON.stringify(unsent));
    else sessionStorage.removeItem(unsentKey(order));
  } catch {
    // Storage is full or forbidden; the message is still on its way.
  }
}

/** The secret that this tab proposes until the shop's cookie has come: 32 random bytes. */
export function proposedVisitor(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');
  try {
    const kept = sessionStorage.getItem(secretKey);
    if (kept && kept.length === made.length) return kept;
    sessionStorage.setItem(secretKey, made);
  } catch {
    // Then every try proposes its own.
  }
  return made;
}

/** Once the shop has set its cookie, which no script can read, the secret has no business here any more. */
export function forgetProposed(): void {
  try {
    sessionStorage.removeItem(secretKey);
  } catch {
    // Nothing was kept.
  }
}

const liveKey = 'chat:live';

/** Remembers that a conversation is going on, so that the next page listens for its answer. */
export function noteLive(live: boolean): void {
  try {
    if (live) localStorage.setItem(liveKey, '1');
    else localStorage.removeItem(liveKey);
  } catch {
    // Then answers are seen when the chat is opened.
  }
}

const draftKey = (order: string) => `chat:draft:${order}`;

/** What was being written in this tab; a browser that keeps nothing has nothing. */
export function readDraft(order: string): string {
  try {
    return sessionStorage.getItem(draftKey(order)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(order: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(draftKey(order), text);
    else sessionStorage.removeItem(draftKey(order));
  } catch {
    // Storage is full or forbidden; the text stays in its field.
  }
}
