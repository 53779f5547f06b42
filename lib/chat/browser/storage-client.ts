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

const openKey = 'chat:open';

/** That the panel is open in this tab, and how far from its newest message it is scrolled; null when it is closed. */
export function keepOpen(fromNewest: number | null): void {
  try {
    if (fromNewest === null) sessionStorage.removeItem(openKey);
    else sessionStorage.setItem(openKey, String(fromNewest + 1));
  } catch {
    // Then the panel is closed on the next page.
  }
}

/** How far from its newest message the panel was left open on the page before; null if it was closed. */
export function wasOpen(): number | null {
  try {
    const kept = Number(sessionStorage.getItem(openKey));
    return kept > 0 ? kept - 1 : null;
  } catch {
    return null;
  }
}

const declinedKey = 'chat:no-address';

/** Whether this browser has said that it wants to leave no e-mail address; asked once, it is not asked again. */
export function declined(): boolean {
  try {
    return localStorage.getItem(declinedKey) !== null;
  } catch {
    return false;
  }
}

export function noteDeclined(): void {
  try {
    localStorage.setItem(declinedKey, '1');
  } catch {
    // Then the next page asks again.
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
