import { isShuttingDown } from '@/lib/shutdown';
import { allocationKey } from '../address';

/** Whose stream it is: what a visitor shows is easily made up, somebody at the desk has logged in. */
export type Listener = { conversation: string; address: string; share?: number | undefined } | { member: string };

const most = 2_000;
/** The rest is the desk's, whatever visitors do. */
const mostVisitors = 1_800;
const share = 20;
const networkShare = 200;

/** On globalThis, because Next's bundles each load a copy of this file. */
declare global {
  var shopStreams: Map<string, number> | undefined;
}

/** What a stream takes a place of, and how many there are. */
function sharesOf(listener: Listener): [string, number][] {
  if ('member' in listener)
    return [
      ['all', most],
      [`member ${listener.member}`, share],
    ];
  const { conversation, address } = listener;
  return [
    ['all', most],
    ['visitors', mostVisitors],
    [`conversation ${conversation}`, listener.share ?? share],
    [`address ${address}`, share],
    [`network ${allocationKey(address)}`, networkShare],
  ];
}

/** Takes a place for a stream; gives how to leave it again, or null when there is none for this listener. */
export function takePlace(listener: Listener): (() => void) | null {
  globalThis.shopStreams ??= new Map();
  const open = globalThis.shopStreams;
  const count = (key: string) => open.get(key) ?? 0;
  const shares = sharesOf(listener);
  if (isShuttingDown() || shares.some(([key, places]) => count(key) >= places)) return null;
  for (const [key] of shares) open.set(key, count(key) + 1);
  return () => {
    for (const [key] of shares) {
      if (count(key) > 1) open.set(key, count(key) - 1);
      else open.delete(key);
    }
  };
}
