const key = 'chat:live';

/** Remembers that a conversation is going on, so that the next page listens for its answer. */
export function noteLive(live: boolean): void {
  try {
    if (live) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // Then answers are seen when the chat is opened.
  }
}
