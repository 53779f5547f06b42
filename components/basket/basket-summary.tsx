import { CodeFields } from '@/components/basket/code-fields';
import { DiscountRow } from '@/components/basket/discount-row';
import { MeterBar } from '@/components/basket/meter-bar';
import { buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { isRefusedThere, type PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';

/** A postcode that can't be read is shown as it was typed, and nothing beside it as if it were known. */
export function BasketSummary({ basket, draft }: { basket: PricedBasket; draft: Draft | null }) {
  const { goodsPence, discount, delivery, totalPence, meter, promise, postcode, buyable, problems } = basket;
  const { suggestion, ...bar } = meter;
  const refused = isRefusedThere(basket);
  const postcodeError = draft?.problem?.fields?.postcode;
  return (
    <Panel id="summary" aria-label="Summary" className="grid scroll-mt-4 gap-4 lg:sticky lg:top-4">
      {refused ? null : <MeterBar meter={bar} />}
      {suggestion ? (
        <form action="/api/basket" method="post" className="flex flex-wrap items-center justify-between gap-2">
          <input type="hidden" name="variant" value={suggestion.variant} />
          <input type="hidden" name="mode" value="add" />
          <a href={suggestion.href} className="link text-sm">
            {suggestion.says}
          </a>
          <button type="submit" name="quantity" value="1" className={buttonClass('quiet')}>
            Add<span className="sr-only"> {suggestion.says}</span>
          </button>
        </form>
      ) : null}
      <form action="/api/basket" method="post" className="grid grid-cols-[1fr_auto] items-end gap-2">
        <Field
          label="Delivery postcode"
          name="postcode"
          defaultValue={(postcodeError ? draft?.values.postcode : postcode) ?? ''}
          error={postcodeError}
          autoComplete="postal-code"
          maxLength={40}
        />
        <button type="submit" className={`${buttonClass('quiet')} ${postcodeError ? 'self-center' : ''}`}>
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
        {refused ? null : (
          <>
            <dt>Delivery</dt>
            <dd>{delivery.pence === null ? '–' : delivery.free ? 'Free' : formatPence(delivery.pence)}</dd>
            <dt className="border-line border-t pt-2 font-semibold">Total, VAT included</dt>
            <dd className="border-line border-t pt-2 font-semibold">
              {totalPence === null ? 'with postcode' : formatPence(totalPence)}
            </dd>
          </>
        )}
      </dl>
      {delivery.says && !refused ? <p className="text-ink-soft text-sm">{delivery.says}</p> : null}
      {buyable ? (
        <a href="/checkout" className={buttonClass()}>
          Go to checkout
        </a>
      ) : (
        <p className="font-semibold">
          {problems.length > 0 && !refused
            ? 'Once that is put right, you can check out.'
            : 'Try another postcode, or change what is in your basket.'}
        </p>
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
