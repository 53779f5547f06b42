import type { ChatRules } from '@/lib/content/schema/chat';

/** What kind of question somebody waits with; each kind has its own time within which it is answered. */
export type Asking = 'reaction' | 'order-today' | 'usual';
type Targets = Pick<ChatRules, 'answerWithinMinutes' | 'answerSooner'>;

const folded = (words: string) => words.toLowerCase().replaceAll('’', "'");
const escaped = (word: string) => folded(word).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Told from the words and the order when it is looked at, and kept nowhere: nobody is filed under what a product did to
 * them.
 */
export function askingOf(text: string, orderDueToday: boolean, { answerSooner }: Targets): Asking {
  const words = answerSooner.reactionWords.map(escaped).join('|');
  if (words && new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u').test(folded(text)))
    return 'reaction';
  return orderDueToday ? 'order-today' : 'usual';
}

/** Minutes of opening time. A kind that has less to wait never waits longer than everybody else. */
export function minutesFor(asking: Asking, { answerWithinMinutes, answerSooner }: Targets): number {
  const sooner = {
    reaction: answerSooner.reactionMinutes,
    'order-today': answerSooner.orderDueTodayMinutes,
    usual: answerWithinMinutes,
  }[asking];
  return Math.min(sooner, answerWithinMinutes);
}
