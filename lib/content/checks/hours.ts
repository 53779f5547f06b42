import { type Problem, problemAt } from '../problem';
import type { ChatRules } from '../schema/chat';
import type { Setting } from '../source';

/** What the chat's hours say only together: a day opens before it closes, and is either closed or open. */
export function checkHours(chat: Setting<ChatRules>, today: string): Problem[] {
  const { hours, exceptions } = chat.value;
  const usual = hours.flatMap(({ day, opens, closes }, index): Problem[] => {
    const here = (message: string) => [problemAt(chat, ['hours', index], message)];
    return opens < closes ? [] : here(backwards(day, opens, closes));
  });
  const other = exceptions.flatMap(({ date, closed, opens, closes }, index): Problem[] => {
    const here = (message: string, level: Problem['level'] = 'error') => [
      problemAt(chat, ['exceptions', index], message, { level }),
    ];
    if (closed && (opens || closes)) return here(`${date} is closed and has hours; keep one of the two.`);
    if (!closed && !(opens && closes))
      return here(`${date} is neither closed nor has hours; write closed: true, or opens and closes.`);
    if (opens && closes && opens >= closes) return here(backwards(date, opens, closes));
    return date < today ? here(`${date} is past; take it out.`, 'warning') : [];
  });
  return [...usual, ...other];
}

const backwards = (day: string, opens: string, closes: string) =>
  `${day} closes at ${closes}, which is not after it opens (${opens})..`;
