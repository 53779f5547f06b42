import { CodeFields } from '@/components/basket/code-fields';
import { DiscountRow } from '@/components/basket/discount-row';
import { MeterBar } from '@/components/basket/meter-bar';
import { buttonClass } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';

export function BasketSummary({ basket, draft }: { basket: PricedBasket; draft: Draft | null }) {
  const { goodsPence, discount, delivery, totalPence, meter, promise, postcode, buyable } = basket;
  return (
    <Panel aria-label="Summary" className="grid gap-4 lg:sticky lg:top-4">
      <MeterBar meter={meter} />
      <form action="/api/basket" method="post" className="flex items-end gap-2">
        <label htmlFor="postcode" className="grid grow gap-1">
          <span className="font-semibold">Delivery postcode</span>
          <input
            id="postcode"
            name="postcode"
            defaultValue={postcode ?? ''}
            autoComplete="postal-code"
            className="min-h-11 w-full rounded-lg border border-ink-soft bg-paper px-3 uppercase"
          />
        </label>
        <button type="submit" className={buttonClass('quiet')}>
          Check
        </button>
      </form>
      <form action="/api/basket" method="post">
        <CodeFields discount={discount} typed={draft?.values.code ?? ''} error={draft?.problem?.fields?.code} />
      </form>
      {promise ? (
        <p>
          Delivery on <time dateTime={promise.deliverOn}>{promise.says}</time> if you order now.
        </p>
      ) : null}
      <dl className="price grid grid-cols-[1fr_auto] gap-y-1.5 [&>dd]:text-right">
        <dt>Goods</dt>
        <dd>{formatPence(goodsPence)}</dd>
        <DiscountRow discount={discount} />
        <dt>Delivery</dt>
        <dd>{delivery.pence === null ? '–' : delivery.free ? 'Free' : formatPence(delivery.pence)}</dd>
        <dt className="border-line border-t pt-2 font-semibold">Total, VAT included</dt>
        <dd className="border-line border-t pt-2 font-semibold">
          {totalPence === null ? 'with postcode' : formatPence(totalPence)}
        </dd>
      </dl>
      <p className="text-ink-soft text-sm">{delivery.says}</p>
      {buyable ? (
        <a href="/checkout" className={buttonClass()}>
          Go to checkout
        </a>
      ) : (
        <p className="font-semibold">Put the basket right, then you can check out.</p>
      )}
      <p className="text-ink-soft text-sm">
        We deliver in the United Kingdom; some places differ (
        <a href="/help/delivery-and-returns" className="link">
          where and when
        </a>
        ). Pay by card or wallet through Stripe.
      </p>
    </Panel>
  );
}
