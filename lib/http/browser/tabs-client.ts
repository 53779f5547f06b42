/** What the tabs of a browser tell each other by; none where a browser has no such thing or forbids it. */
export function tabsChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
