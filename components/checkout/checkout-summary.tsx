import { CodeFields } from '@/components/basket/code-fields';
import { DiscountRow } from '@/components/basket/discount-row';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';

/** What is being bought and for how much, directly above the button that pays. */
export function CheckoutSummary({ basket, draft }: { basket: PricedBasket; draft: Draft | null }) {
  const { lines, goodsPence, discount, delivery, totalPence, promise, problems } = basket;
  return (
    <Panel aria-labelledby="summary" className="grid gap-3 lg:sticky lg:top-4">
      <h2 id="summary" className="text-xl">
        Your order
      </h2>
      <ul className="grid gap-2">
        {lines.map(({ variant, quantity, title, label, grossPence }) => (
          <li key={variant} className="flex justify-between gap-3">
            <span>
              {quantity} × {title}, {label}
            </span>
            <span className="price">{formatPence(grossPence)}</span>
          </li>
        ))}
      </ul>
      <dl className="price grid grid-cols-[1fr_auto] gap-y-1 border-line border-t pt-3 [&>dd]:text-right">
        <dt>Goods</dt>
        <dd>{formatPence(goodsPence)}</dd>
        <DiscountRow discount={discount} />
        <dt>Delivery</dt>
        <dd>{delivery.pence === null ? 'with your postcode' : delivery.free ? 'Free' : formatPence(delivery.pence)}</dd>
        <dt className="font-semibold">Total, VAT included</dt>
        <dd className="font-semibold">{totalPence === null ? '–' : formatPence(totalPence)}</dd>
      </dl>
      {promise ? (
        <p>
          Delivery on <time dateTime={promise.deliverOn}>{promise.says}</time>
        </p>
      ) : (
        <p className="text-ink-soft text-sm">{delivery.says}</p>
      )}
      {problems.map((problem) => (
        <p key={problem} className="font-semibold text-problem">
          {problem}
        </p>
      ))}
      <Button type="submit">{totalPence === null ? 'See the total' : `Pay now ${formatPence(totalPence)}`}</Button>
      <p className="text-ink-soft text-sm">
        {totalPence === 0
          ? 'There is nothing to pay: the button places your order at once.'
          : 'You pay on Stripe’s secure page. We never see your card number.'}
      </p>
      <div id="discount" className="border-line border-t pt-3">
        <CodeFields
          discount={discount}
          typed={draft?.values.code ?? ''}
          error={draft?.problem?.fields?.code}
          formAction="/api/checkout/code"
        />
      </div>
    </Panel>
  );
}
