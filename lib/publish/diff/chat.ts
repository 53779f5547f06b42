import { hoursWords } from '@/lib/chat/hours/words';
import type { CannedReply, ChatRules } from '@/lib/content/schema/chat';
import type { Site } from '@/lib/content/schema/site';
import { formatLongDate } from '@/lib/time/format';
import { formatClock } from '@/lib/time/london';
import { type Change, gainsAndLosses, list, same } from './change';

export function chatChanges(before: ChatRules, after: ChatRules, site: Site | undefined): Change[] {
  const strip = site?.strip.some(({ label }) => label.includes('{hours}')) ? ['strip'] : [];
  const [old, now] = [hoursWords(before), hoursWords(after)];
  const hours = same(before.hours, after.hours)
    ? []
    : [`Live chat ${now} (it was ${old}): ${[...strip, 'support page', 'chat'].join(', ')}.`];
  const key = (exception: ChatRules['exceptions'][number]) => JSON.stringify(exception);
  const { gained, lost } = gainsAndLosses(before.exceptions, after.exceptions, key);
  const words = (
    [
      'notice',
      'greeting',
      'answerWithinMinutes',
      'answerSooner',
      'idleMinutes',
      'awayMinutes',
      'retentionDays',
      'auditDays',
      'tags',
      'tagRules',
      'override',
    ] as const
  ).filter((name) => !same(before[name], after[name]));
  const says = [
    ...hours,
    ...gained.map((one) => `On ${formatLongDate(one.date)} (${one.note}) chat is ${spoken(one)}.`),
    ...lost
      .filter(({ date }) => !gained.some((one) => one.date === date))
      .map(({ date, note }) => `On ${formatLongDate(date)} (${note}) chat keeps its usual hours after all.`),
    ...(words.length > 0 ? [`In chat.yaml ${list(words)} changed.`] : []),
  ];
  return says.map((line) => ({ heading: 'Chat', says: line }));
}

function spoken({ closed, opens, closes }: ChatRules['exceptions'][number]): string {
  return closed || !opens || !closes ? 'closed' : `open from ${formatClock(opens)} to ${formatClock(closes)}`;
}

export function replyChanges(before: readonly CannedReply[], after: readonly CannedReply[]): Change[] {
  const { gained, lost } = gainsAndLosses(before, after, ({ shortcut }) => shortcut);
  const reworded = after.filter((reply) => {
    const was = before.find(({ shortcut }) => shortcut === reply.shortcut);
    return was && !same(was, reply);
  });
  const says = [
    ...gained.map(({ shortcut, title }) => `New: /${shortcut}, ${title}`),
    ...lost.map(({ shortcut, title }) => `Gone: /${shortcut}, ${title}`),
    ...reworded.map(({ shortcut, title }) => `Worded afresh: /${shortcut}, ${title}`),
  ];
  return says.map((line) => ({ heading: 'Canned replies', says: line }));
}
