/** A message that the shop has not acknowledged, with all that is needed to send the very same again. */
export type Unsent = { id: string; text: string; name: string; email: string; visitor: string };

const key = (order: string) => `chat:unsent:${order}`;
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
    const stored: unknown = JSON.parse(sessionStorage.getItem(key(order)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

export function writeUnsent(order: string, unsent: readonly Unsent[]): void {
  try {
    if (unsent.length > 0) sessionStorage.setItem(key(order), JSON.stringify(unsent));
    else sessionStorage.removeItem(key(order));
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
