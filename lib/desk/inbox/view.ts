import { oneLine } from '@/lib/text/line';

/** What the queue can be narrowed to, in the order in which the console shows it. */
export const deskViews = ['open', 'waiting', 'mine', 'unassigned', 'snoozed', 'resolved'] as const;
export type DeskView = (typeof deskViews)[number];
/** Which conversations a console shows: all of this is in its address. */
export type Look = { view: DeskView; find: string };

export const viewNames: Record<DeskView, string> = {
  open: 'Open',
  waiting: 'Waiting',
  mine: 'Mine',
  unassigned: 'Unassigned',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
};

export const emptyViewWords: Record<DeskView, string> = {
  open: 'No conversation is open. New ones appear here by themselves.',
  waiting: 'Nobody is waiting for an answer.',
  mine: 'None is yours at the moment. Answer one and it becomes yours.',
  unassigned: 'Everybody has somebody.',
  snoozed: 'Nothing is snoozed.',
  resolved: 'Nothing has been resolved yet.',
};

type Asked = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');
const longestFind = 80;

/** Whatever the address says: a look that holds. */
export function readLook(asked: Asked): Look {
  const view = deskViews.find((known) => known === one(asked.view)) ?? 'open';
  return { view, find: oneLine(one(asked.find)).slice(0, longestFind) };
}

/** What stands beside an open conversation: a product sought, a basket begun, a reply called, a message to act on. */
export type Wanted = { seek: string; offer: string; reply: string; about: number | null };

export function readDesk(asked: Asked): Wanted & { look: Look } {
  const about = Number(one(asked.about));
  return {
    look: readLook(asked),
    seek: oneLine(one(asked.seek)).slice(0, longestFind),
    offer: one(asked.offer).slice(0, 4_000),
    reply: one(asked.reply),
    about: Number.isSafeInteger(about) && about > 0 ? about : null,
  };
}

/** The same conversation with something else beside it. */
export function besideHref(
  id: string,
  look: Look,
  { seek, offer, about }: Omit<Wanted, 'reply'>,
  part: string,
): `/staff/inbox/${string}` {
  const query = new URLSearchParams({
    ...(look.view === 'open' ? {} : { view: look.view }),
    ...(look.find ? { find: look.find } : {}),
    ...(seek ? { seek } : {}),
    ...(offer ? { offer } : {}),
    ...(about ? { about: String(about) } : {}),
  }).toString();
  return `/staff/inbox/${id}${query && `?${query}`}#${part}`;
}

/** `?view=mine&find=warm`, or nothing for the look that a console begins with. */
export function lookQuery({ view, find }: Look): '' | `?${string}` {
  const query = new URLSearchParams({ ...(view === 'open' ? {} : { view }), ...(find ? { find } : {}) }).toString();
  return query === '' ? '' : `?${query}`;
}

export const queueHref = (look: Look): `/staff/inbox${'' | `?${string}`}` => `/staff/inbox${lookQuery(look)}`;

/** The row so many places further on, without going round; the first or last one when none is chosen. */
export function neighbour(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[at + step] ?? null;
}

export const snoozeChoices = ['hour', 'evening', 'tomorrow', 'monday', 'week'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

export const snoozeNames: Record<SnoozeChoice, string> = {
  hour: 'for an hour',
  evening: 'until 5pm, or 5pm tomorrow',
  tomorrow: 'until tomorrow, 8am',
  monday: 'until Monday, 8am',
  week: 'for a week, until 8am',
};
