import { formatDuration, formatWhen } from '@/lib/time/format';

export type Due = { state: 'late' | 'soon' | 'ahead'; says: string };

const soonMilliseconds = 15 * 60_000;
const wordsMilliseconds = 12 * 3_600_000;

/** A promised answer as a clock: 'in 12 min', 'late by 3 min', and its day and hour when that is far off. */
export function dueAt(answerBy: Date, now: Date): Due {
  const left = answerBy.getTime() - now.getTime();
  const far = Math.abs(left) > wordsMilliseconds;
  if (left < 0) return { state: 'late', says: far ? `late since ${formatWhen(answerBy)}` : late(-left) };
  const says = far ? `by ${formatWhen(answerBy)}` : `in ${formatDuration(left)}`;
  return { state: left <= soonMilliseconds ? 'soon' : 'ahead', says };
}

/**
 * How long somebody has waited. Whoever stays on the page has a time of their own within which we aim to answer, `liveBy`.
 */
export function waitedAt(askedAt: Date, liveBy: Date | null, now: Date): Due {
  const says = `waiting ${formatDuration(now.getTime() - askedAt.getTime())}`;
  if (!liveBy) return { state: 'ahead', says };
  return { state: now > liveBy ? 'late' : 'soon', says };
}

const late = (by: number) => (by < 60_000 ? 'late' : `late by ${formatDuration(by)}`);
