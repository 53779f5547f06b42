import { Button, buttonClass } from '@/components/ui/button';
import type { OpenOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { CannotWithdraw, WithdrawalProblem } from './cannot-withdraw';

type Props = { found: OpenOrder; token: string; id: string; draft: Draft | null };

/** Says once more what cancelling means, before it is done. */
export function CancelOrder({ found, token, id, draft }: Props) {
  const { withdrawal } = found.state;
  if (withdrawal.may !== 'cancel') return <CannotWithdraw withdrawal={withdrawal} token={token} />;
  return (
    <div className="measure grid gap-5">
      <WithdrawalProblem draft={draft} />
      <ul className="list-disc pl-5">
        {found.lines.map(({ position, quantity, title, label }) => (
          <li key={position}>
            {quantity} × {title}, {label}
          </li>
        ))}
      </ul>
      <p>
        We have not packed it yet. If you cancel, nothing is delivered and all of the {formatPence(withdrawal.pence)}{' '}
        goes back to where it came from; banks take up to ten days to show it. A cancelled order can’t be brought back,
        but you can order again.
      </p>
      <form action="/api/orders/cancel" method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="order" value={token} />
        <input type="hidden" name="id" value={id} />
        <Button type="submit">Cancel the order and get {formatPence(withdrawal.pence)} back</Button>
        <a href={`/orders/${token}`} className={buttonClass('quiet')}>
          Keep it
        </a>
      </form>
    </div>
  );
}
