/**
 * How long somebody waits before their next payment page, after those of one day that were opened and left unpaid.
 * Whoever tries stolen cards out leaves many; so do the customers of one telephone mast, who have never met. What a
 * browser left is its own doing. What its network left, or somebody who typed the same e-mail address, may be anybody's:
 * that costs a few minutes and never the day.
 *
 * | this browser left    | it has paid us | its network, or its e-mail address, left | before the next page           |
 * | -------------------- | -------------- | ---------------------------------------- | ------------------------------ |
 * | `own.most` or more   | either         | any                                      | tomorrow                       |
 * | `own.free` or more   | either         | any                                      | 1 minute, doubling, at most 15 |
 * | fewer                | yes            | any                                      | nothing                        |
 * | fewer, or none       | no             | fewer than `around.free`                 | nothing                        |
 * | fewer, or none       | no             | `around.free` or more                    | 1 minute, doubling, at most 5  |
 *
 * A page of this browser's that is still open counts as left, but for the one that is closed for the next: whoever asks
 * many times at once has no more pages than one after another.
 *
 * Nobody waits twice for one page: whoever is told to wait is given a turn, a signed cookie, and with it they get
 * through when it has come, however many pages others leave meanwhile. One turn opens one page, and whoever uses it is
 * known from then on by what they used. So a tester who keeps cookies has `own.most` pages a day, and one who drops them
 * asks twice and waits for each page, has at most `holdRules.openOrders` open in a network, each for half an hour, and
 * calls staff from `around.calls` on.
 */
export const paceRules = {
  /** People go back and change something; a few do so many times. */
  own: { free: 8, most: 16, longestWaitMinutes: 15 },
  around: { free: 8, calls: 16, longestWaitMinutes: 5 },
  firstWaitMinutes: 1,
  /** A turn that has come and is not taken for so long is over. */
  turnKeptMinutes: 60,
} as const;

/** Payment pages left in a day: by this browser, and by its network or its e-mail address, whichever left more. */
export type Left = { own: number; around: number; paidBefore: boolean };

const doubling = (left: number, { free, longestWaitMinutes }: { free: number; longestWaitMinutes: number }): number =>
  left < free ? 0 : Math.min(paceRules.firstWaitMinutes * 2 ** (left - free), longestWaitMinutes) * 60;

/** The whole wait before the next page, in seconds; null: not today. */
export function waitBeforeNext({ own, around, paidBefore }: Left): number | null {
  if (own >= paceRules.own.most) return null;
  return Math.max(doubling(own, paceRules.own), paidBefore ? 0 : doubling(around, paceRules.around));
}

/** What of a wait has passed: since this browser left a page itself, and by the turn that it was given (0: it has come). */
export type Waited = { secondsSinceOwn: number | null; secondsToTurn: number | null };

/** How many more seconds somebody waits; null: not today. */
export function secondsToWait(left: Left, { secondsSinceOwn, secondsToTurn }: Waited): number | null {
  const wait = waitBeforeNext(left);
  if (wait === null) return null;
  return Math.max(0, Math.ceil(Math.min(wait - (secondsSinceOwn ?? 0), secondsToTurn ?? wait)));
}

/** What pages that were left have in common. */
export type Common = 'browser' | 'network' | 'address';

export const callsStaff = (common: Common, left: number): boolean =>
  left >= (common === 'browser' ? paceRules.own.most : paceRules.around.calls);
