import { BasketRow } from '@/components/basket/basket-row';
import { BasketSummary } from '@/components/basket/basket-summary';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';

/** The basket as a page of plain forms; it needs no script. */
export function BasketView({ basket, draft }: { basket: PricedBasket; draft: Draft | null }) {
  if (basket.lines.length === 0) {
    return (
      <div className="grid justify-items-start gap-4 rounded-card bg-meadow p-8">
        <p className="text-lg">There is nothing in it yet. A bottle of goats' milk kefir is a good start.</p>
        <a href="/shop" className={buttonClass()}>
          Look round the shop
        </a>
      </div>
    );
  }
  return (
    <div className="grid items-start gap-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-4">
        {draft?.problem ? (
          <Notice tone="problem" role="alert">
            {draft.problem.message}
          </Notice>
        ) : null}
        {basket.problems.length > 0 ? (
          <Notice tone="problem" role="alert">
            <ul className="grid gap-1">
              {basket.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <ul>
          {basket.lines.map((line) => (
            <BasketRow key={line.variant} line={line} />
          ))}
        </ul>
      </div>
      <BasketSummary basket={basket} draft={draft} />
    </div>
  );
}
