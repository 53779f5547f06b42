import { Notice } from '@/components/ui/notice';
import { type Asked, isFilter } from '@/lib/catalogue/search/asked';
import type { searchShop } from '@/lib/catalogue/search/shop-search';
import { formatPence, toPence } from '@/lib/money/pence';

const list = new Intl.ListFormat('en-GB');

function filtersOf({ without, diets, mostPence }: Asked): string {
  return [
    ...diets,
    ...(without.length > 0 ? [`without ${list.format(without)}`] : []),
    ...(mostPence === null ? [] : [`up to ${formatPence(toPence(mostPence))}`]),
  ].join(', ');
}

function askedWords(asked: Asked, isLoosened: boolean): string {
  if (!asked.words) return `We looked for: ${filtersOf(asked)}.`;
  return isLoosened
    ? `We found nothing for “${asked.words}”. This is all that answers the rest: ${filtersOf(asked)}.`
    : `We looked for: “${asked.words}”, ${filtersOf(asked)}.`;
}

/** How a search was understood, and what we don't answer with products. */
export function SearchNotices({ answer }: { answer: ReturnType<typeof searchShop> }) {
  const { about, asked, loosened } = answer;
  if (about === 'health')
    return (
      <Notice tone="info">
        Our products are food and skincare, not medicines. For a health question please ask a GP or pharmacist, or call
        111; about a pregnancy or a baby, a midwife or health visitor. If somebody can’t breathe, or their face swells,
        call 999.
      </Notice>
    );
  if (about === 'claim')
    return (
      <Notice tone="info">
        No food may be sold in Britain with words like these, so we don’t use them. Our kefirs are made with live
        cultures; each product’s page says what is in it.
      </Notice>
    );
  if (asked.unknown)
    return (
      <Notice tone="info">
        We can’t tell from our labels which of our goods are without what you want to avoid, so we show none as if they
        were. Each product’s page lists what is in it, or{' '}
        <a href="/support" className="link">
          ask us
        </a>
        .
      </Notice>
    );
  return (
    <>
      {isFilter(asked) ? (
        <Notice tone="info">
          {askedWords(asked, loosened)}
          {asked.without.length > 0 || asked.diets.length > 0
            ? ' Please read the label of each one as well before you eat or use it.'
            : null}
        </Notice>
      ) : null}
      {loosened && !isFilter(asked) ? <p>Nothing has all of these words. This has some of them.</p> : null}
    </>
  );
}
