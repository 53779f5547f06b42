import { type Problem, problemAt } from '../problem';
import type { Read } from '../source';

const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const written = (count: number) => (words[count - 1] ? [words[count - 1], String(count)] : [String(count)]);

/** The privacy page promises what the shop does: it names each time after which something is forgotten. */
export function checkKeeping({ sources: { pages }, settings: { orders, chat } }: Read): Problem[] {
  const privacy = pages.find(({ slug, fields }) => slug === 'privacy' && fields.status === 'published');
  if (!privacy || !orders || !chat) return [];
  const periods = [
    { setting: orders, field: 'keepYears', count: orders.value.keepYears, unit: 'year' },
    { setting: orders, field: 'keepUnpaidDays', count: orders.value.keepUnpaidDays, unit: 'day' },
    { setting: chat, field: 'retentionDays', count: chat.value.retentionDays, unit: 'day' },
  ];
  return periods
    .filter(
      ({ count, unit }) => !new RegExp(`\\b(${written(count).join('|')}) ${unit}s?\\b`, 'i').test(privacy.bodySource),
    )
    .map(({ setting, field, count, unit }) =>
      problemAt(
        setting,
        [field],
        `${privacy.file} does not say "${written(count)[0]} ${unit}${count === 1 ? '' : 's'}". Say the same in both.`,
        {
          field,
        },
      ),
    );
}
