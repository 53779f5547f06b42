import { Button, buttonClass } from '@/components/ui/button';
import { TextareaField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { type Chosen, writeChosen } from '@/lib/aftersales/withdrawal/form';
import type { OpenOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import { quoteReturn, type ReturnQuote } from '@/lib/aftersales/withdrawal/withdrawal';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import type { OrderLine } from '@/lib/orders/store';
import { CannotWithdraw, WithdrawalProblem } from './cannot-withdraw';

type Props = {
  found: OpenOrder;
  token: string;
  chosen: readonly Chosen[];
  address: readonly string[];
  id: string;
  draft: Draft | null;
};

/** What comes back, what is refunded for it, when and how: read before it is sent. */
export function ReturnCheck({ found, token, chosen, address, id, draft }: Props) {
  const { withdrawal } = found.state;
  if (withdrawal.may !== 'return') return <CannotWithdraw withdrawal={withdrawal} token={token} />;
  const quote = quoteReturn(withdrawal, chosen);
  if (!quote.ok) {
    return (
      <div className="measure grid justify-items-start gap-5">
        <Notice tone="problem" role="alert">
          <p>{quote.message}</p>
        </Notice>
        <a href={`/orders/${token}/return`} className={buttonClass()}>
          Choose again
        </a>
      </div>
    );
  }
  return (
    <form action="/api/orders/returns" method="post" noValidate className="measure grid gap-5">
      <WithdrawalProblem draft={draft} />
      <input type="hidden" name="order" value={token} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="lines" value={writeChosen(quote.lines)} />
      <Figures quote={quote} lines={found.lines} />
      <ol className="grid list-decimal gap-1 pl-5">
        <li>
          Post it within 14 days to {address.join(', ')}, with your order number in the parcel. You pay for the postage.
        </li>
        <li>We refund you within 14 days of getting it back, or of seeing proof that you sent it.</li>
        <li>The money goes back to where it came from. Nothing is refunded before that.</li>
      </ol>
      {quote.sealed ? (
        <label className="flex items-start gap-3">
          <input
            type="checkbox"
            name="sealed"
            value="yes"
            defaultChecked={draft?.values.sealed === 'yes'}
            required
            className="mt-1 size-5 accent-clover"
          />
          <span>The seals of what I send back are unbroken.</span>
        </label>
      ) : null}
      <TextareaField
        name="note"
        label="Anything we should know? (optional)"
        maxLength={500}
        defaultValue={draft?.values.note ?? ''}
        error={draft?.problem?.fields?.note}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit">I am sending this back</Button>
        <a href={`/orders/${token}/return`} className={buttonClass('quiet')}>
          Choose again
        </a>
      </div>
    </form>
  );
}

function Figures({ quote, lines }: { quote: Extract<ReturnQuote, { ok: true }>; lines: readonly OrderLine[] }) {
  return (
    <Panel aria-labelledby="back">
      <h2 id="back" className="mb-3 text-xl">
        You send back, and get back
      </h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {quote.lines.map(({ position, quantity, pence }) => {
          const line = lines.find((one) => one.position === position);
          return (
            <div key={position} className="col-span-2 grid grid-cols-subgrid">
              <dt>
                {quantity} × {line?.title}, {line?.label}
              </dt>
              <dd className="price">{formatPence(pence)}</dd>
            </div>
          );
        })}
        {quote.deliveryPence > 0 ? (
          <div className="col-span-2 grid grid-cols-subgrid">
            <dt>The delivery you paid</dt>
            <dd className="price">{formatPence(quote.deliveryPence)}</dd>
          </div>
        ) : null}
        <div className="col-span-2 grid grid-cols-subgrid border-line border-t pt-2 font-semibold">
          <dt>Comes back to you</dt>
          <dd className="price">{formatPence(quote.totalPence)}</dd>
        </div>
      </dl>
    </Panel>
  );
}
