import { CodeFields } from '@/components/basket/code-fields';
import { DiscountRow } from '@/components/basket/discount-row';
import { TermsTick } from '@/components/checkout/terms-tick';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { type DayChoice, isRefusedThere, type PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';

type Props = { basket: PricedBasket; days: readonly DayChoice[]; draft: Draft | null; known: string };

/** What is being bought and for how much, directly above the button that pays. */
export function CheckoutSummary({ basket, days, draft, known }: Props) {
  const { lines, goodsPence, discount, delivery, totalPence, promise, problems, remedies } = basket;
  const refused = isRefusedThere(basket);
  const stands = problems.length === 0;
  const day = days.find(({ date, closed }) => date === draft?.values.day && closed === null);
  return (
    <Panel aria-labelledby="summary" className="grid gap-3 lg:sticky lg:top-4">
      <h2 id="summary" className="text-xl">
        Your order
      </h2>
      <ul className="grid gap-2">
        {lines.map(({ variant, quantity, title, label, grossPence, refused: notThere, availability: { state } }) => (
          <li key={variant} className="flex justify-between gap-3">
            <span>
              {quantity} × {title}, {label}
              {notThere || state === 'sold-out' ? (
                <strong className="block text-problem text-sm">{notThere ? 'Can’t go there' : 'Sold out'}</strong>
              ) : null}
            </span>
            <span className="price">{grossPence > 0 ? formatPence(grossPence) : ''}</span>
          </li>
        ))}
      </ul>
      <div aria-live="polite" className="grid gap-3">
        <dl className="price grid grid-cols-[1fr_auto] gap-y-1 border-line border-t pt-3 [&>dd]:text-right">
          <dt>Goods</dt>
          <dd>{formatPence(goodsPence)}</dd>
          <DiscountRow discount={discount} />
          {refused ? null : (
            <>
              <dt>Delivery</dt>
              <dd>
                {delivery.pence === null ? 'with your postcode' : delivery.free ? 'Free' : formatPence(delivery.pence)}
              </dd>
              <dt className="font-semibold">Total, VAT included</dt>
              <dd className="font-semibold">{totalPence === null ? '–' : formatPence(totalPence)}</dd>
            </>
          )}
        </dl>
        {promise ? (
          <p>
            Delivery on <time dateTime={day?.date ?? promise.deliverOn}>{day?.says ?? promise.says}</time>
            {days.length > 1 ? ', or the day you choose' : ''}
          </p>
        ) : refused ? null : (
          <p className="text-ink-soft text-sm">{delivery.says}</p>
        )}
        {problems.map((problem) => (
          <p key={problem} className="font-semibold text-problem">
            {problem}
          </p>
        ))}
      </div>
      {stands ? <TermsTick draft={draft} known={known} /> : null}
      <Step draft={draft} basket={basket} day={day?.says ?? promise?.says ?? ''} />
      {stands && totalPence !== null ? (
        <Button key="pay" type="submit" name="step" value="pay">
          {`Pay now ${formatPence(totalPence)}`}
        </Button>
      ) : stands || refused ? (
        <Button key="see" type="submit" name="step" value="see" tone={refused ? 'quiet' : 'primary'}>
          See the total
        </Button>
      ) : (
        <a href="/basket" className={buttonClass()}>
          Change the basket
        </a>
      )}
      {remedies.map(({ says, variants }) => (
        <button
          key={says}
          type="submit"
          name="without"
          value={variants.join('_')}
          formAction="/api/checkout/code"
          formNoValidate
          className={buttonClass('quiet')}
        >
          {says}
        </button>
      ))}
      {totalPence === null || !stands ? null : (
        <p className="text-ink-soft text-sm">
          {totalPence === 0
            ? 'There is nothing to pay: the button places your order at once.'
            : 'You pay on Stripe’s secure page. We never see your card number.'}
        </p>
      )}
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

/** The step between the form and paying: the total that was not known before, or has become another. */
function Step({ draft, basket: { totalPence, postcode }, day }: Pick<Props, 'draft' | 'basket'> & { day: string }) {
  const { code, message } = draft?.problem ?? { code: '', message: '' };
  if (code === 'changed')
    return (
      <Notice tone="info" role="alert" id="total" tabIndex={-1}>
        {message}
      </Notice>
    );
  if (code !== 'total' || totalPence === null) return null;
  return (
    <Notice tone="done" role="status" id="total" tabIndex={-1}>
      <p className="font-semibold">
        To {postcode} it is {formatPence(totalPence)}, on {day}.
      </p>
      <p>We have all we need. Nothing is taken before you pay.</p>
    </Notice>
  );
}
