import { Button, buttonClass } from '@/components/ui/button';
import type { OpenOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import type { Returnable } from '@/lib/aftersales/withdrawal/withdrawal';
import { formatPence } from '@/lib/money/pence';
import type { OrderLine } from '@/lib/orders/store';
import { formatLongDate } from '@/lib/time/format';
import { CannotWithdraw } from './cannot-withdraw';

/** How many of what comes back: a form that changes nothing yet. What can't be returned stands there with its reason. */
export function ReturnChoice({ found: { lines, state }, token }: { found: OpenOrder; token: string }) {
  const { withdrawal } = state;
  if (withdrawal.may !== 'return') return <CannotWithdraw withdrawal={withdrawal} token={token} />;
  return (
    <form action={`/orders/${token}/return/check`} method="get" className="measure grid justify-items-start gap-5">
      <p>
        {withdrawal.lastDay
          ? `You have until the end of ${formatLongDate(withdrawal.lastDay)} to tell us.`
          : 'You can tell us now, or wait until you have seen everything: your days for it begin once the last parcel is with you.'}{' '}
        You need not say why.
      </p>
      <ul className="w-full">
        {lines.map((line) => (
          <li key={line.position} className="grid gap-x-4 gap-y-1 border-line border-t py-4 sm:grid-cols-[1fr_auto]">
            <span className="font-semibold">
              {line.title}, {line.label}
            </span>
            <Choice line={line} back={withdrawal.lines.find(({ position }) => position === line.position)} />
            <span className="text-ink-soft text-sm sm:col-span-2">{line.cancellationReason}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button type="submit">Next: what you get back</Button>
        <a href={`/orders/${token}`} className={buttonClass('quiet')}>
          Keep everything
        </a>
      </div>
    </form>
  );
}

function Choice({ line, back }: { line: OrderLine; back: Returnable | undefined }) {
  if (!back) {
    const says = line.cancellationRule === 'perishable' ? 'Can’t be returned' : 'On its way back or refunded';
    return <span className="text-ink-soft">{says}</span>;
  }
  const id = `q${line.position}`;
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id}>
        <span className="sr-only">{`How many of ${line.title}, ${line.label} `}</span>
        Send back
      </label>
      <select id={id} name={id} defaultValue="0" className="min-h-11 rounded-lg border border-ink-soft bg-paper px-3">
        {Array.from({ length: back.quantity + 1 }, (_, quantity) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the quantities are their own keys
          <option key={quantity} value={quantity}>
            {quantity === 0 ? 'none' : quantity}
          </option>
        ))}
      </select>
      <span className="price text-ink-soft text-sm">
        of {back.quantity}, {formatPence(back.pence)}
      </span>
    </span>
  );
}
