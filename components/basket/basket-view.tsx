import { BasketRow } from '@/components/basket/basket-row';
import { BasketSummary } from '@/components/basket/basket-summary';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';

/** What was taken out last: its titles, and the word by which it is put back. */
export type TakenOut = { titles: string[]; word: string };
type Props = {
  basket: PricedBasket;
  draft: Draft | null;
  takenOut: TakenOut | null;
  zoneName: string | null;
};

/** The basket as a page of plain forms; it needs no script. */
export function BasketView({ basket, draft, takenOut, zoneName }: Props) {
  if (basket.lines.length === 0) {
    return (
      <div className="grid gap-4">
        {takenOut ? <Undo {...takenOut} /> : null}
        <Unplaced draft={draft} basket={basket} />
        <div className="grid justify-items-start gap-4 rounded-card bg-meadow p-8">
          <p className="text-lg">
            {takenOut ? 'Your basket is empty.' : 'There is nothing in it yet.'} A bottle of goats’ milk kefir is a good
            start.
          </p>
          <a href="/shop" className={buttonClass()}>
            See the shop
          </a>
        </div>
      </div>
    );
  }
  return (
    <div className="grid items-start gap-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-4">
        {takenOut ? <Undo {...takenOut} /> : null}
        <Unplaced draft={draft} basket={basket} />
        {basket.problems.length > 0 ? <Obstacles basket={basket} /> : null}
        <ul>
          {basket.lines.map((line) => (
            <BasketRow
              key={line.variant}
              line={line}
              draft={draft?.values.variant === line.variant ? draft : null}
              zoneName={zoneName}
            />
          ))}
        </ul>
      </div>
      <BasketSummary basket={basket} draft={draft} />
    </div>
  );
}

function Undo({ titles, word }: TakenOut) {
  return (
    <Notice tone="info" role="status" className="flex flex-wrap items-center justify-between gap-x-4">
      <p>
        {new Intl.ListFormat('en-GB').format(titles)} {titles.length === 1 ? 'is' : 'are'} out of your basket.
      </p>
      <form action="/api/basket" method="post">
        <button type="submit" name="restore" value={word} className={buttonClass('plain')}>
          Undo
        </button>
      </form>
    </Notice>
  );
}

/** What is wrong and has no field of its own on the page. */
function Unplaced({ draft, basket }: Pick<Props, 'draft' | 'basket'>) {
  const { problem, values } = draft ?? { problem: null, values: {} };
  if (!problem) return null;
  const { postcode, code, quantity } = problem.fields ?? {};
  const hasRow = basket.lines.some(({ variant }) => variant === values.variant);
  if (basket.lines.length > 0 && (postcode || code || (quantity && hasRow))) return null;
  return (
    <Notice tone="problem" role="alert">
      {problem.message}
    </Notice>
  );
}

/** What stands in the way, with what puts it right at one press. */
function Obstacles({ basket: { problems, remedies } }: Pick<Props, 'basket'>) {
  return (
    <Notice tone="problem" role="alert" className="grid gap-2">
      <ul className="grid gap-1">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {remedies.map(({ says, variants }) => (
        <form key={says} action="/api/basket" method="post">
          <button type="submit" name="without" value={variants.join('_')} className={buttonClass('quiet')}>
            {says}
          </button>
        </form>
      ))}
    </Notice>
  );
}
