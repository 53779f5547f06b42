import { hoursWords } from '@/lib/chat/hours/words';
import type { CannedReply, ChatRules } from '@/lib/content/schema/chat';
import type { Site } from '@/lib/content/schema/site';
import { formatLongDate, weekdays } from '@/lib/time/format';
import { formatClock, formatWeekdays } from '@/lib/time/london';
import { type Change, gainsAndLosses } from './change';
import { reworded } from './reworded';

export function chatChanges(before: ChatRules, after: ChatRules, site: Site | undefined): Change[] {
  const strip = site?.strip.some(({ label }) => label.includes('{hours}')) ? ['strip'] : [];
  const [old, now] = [hoursWords(before), hoursWords(after)];
  const places = [...strip, 'support page', 'chat'].join(', ');
  const hours = old === now ? [] : [`Live chat ${now} (it was ${old}): ${places}.`];
  const key = (exception: ChatRules['exceptions'][number]) => JSON.stringify(exception);
  const { gained, lost } = gainsAndLosses(before.exceptions, after.exceptions, key);
  const says = [
    ...hours,
    ...dayChanges(before, after, { old, now }),
    ...gained.map((one) => `On ${formatLongDate(one.date)} (${one.note}) chat is ${spoken(one)}.`),
    ...lost
      .filter(({ date }) => !gained.some((one) => one.date === date))
      .map(({ date, note }) => `On ${formatLongDate(date)} (${note}) chat keeps its usual hours after all.`),
    ...reworded(before, after, { except: ['hours', 'exceptions'] }).map((one) => `In chat.yaml, ${one}`),
  ];
  return says.map((line) => ({ heading: 'Chat', says: line }));
}

/** Days that change otherwise than the week as a whole is said to. */
function dayChanges(before: ChatRules, after: ChatRules, said: { old: string; now: string }): string[] {
  const changed = weekdays.flatMap((day) => {
    const on = ({ hours }: ChatRules) => hoursWords({ hours: hours.filter((one) => one.day === day) });
    const [old, now] = [on(before), on(after)];
    return old === now || (old === said.old && now === said.now) ? [] : [{ day, says: `${now} (it was ${old})` }];
  });
  return [...new Set(changed.map(({ says }) => says))].map((says) => {
    const days = changed.filter((one) => one.says === says).map(({ day }) => day);
    return `Live chat on ${formatWeekdays(days)}: ${says}.`;
  });
}

function spoken({ closed, opens, closes }: ChatRules['exceptions'][number]): string {
  return closed || !opens || !closes ? 'closed' : `open from ${formatClock(opens)} to ${formatClock(closes)}`;
}

export function replyChanges(before: readonly CannedReply[], after: readonly CannedReply[]): Change[] {
  const { gained, lost } = gainsAndLosses(before, after, ({ shortcut }) => shortcut);
  const changed = after.flatMap((reply) => {
    const was = before.find(({ shortcut }) => shortcut === reply.shortcut);
    return was ? reworded(was, reply).map((says) => `/${reply.shortcut}, ${reply.title}: ${says}`) : [];
  });
  const says = [
    ...gained.map(({ shortcut, title }) => `New: /${shortcut}, ${title}`),
    ...lost.map(({ shortcut, title }) => `Gone: /${shortcut}, ${title}`),
    ...changed.map((says) => `Worded afresh: ${says}`),
  ];
  return says.map((line) => ({ heading: 'Canned replies', says: line }));
}
