const key = (order: string) => `chat:draft:${order}`;

/** What was being written in this tab; a browser that keeps nothing has nothing. */
export function readDraft(order: string): string {
  try {
    return sessionStorage.getItem(key(order)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(order: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(key(order), text);
    else sessionStorage.removeItem(key(order));
  } catch {
    // Storage is full or forbidden; the text stays in its field.
  }
}
