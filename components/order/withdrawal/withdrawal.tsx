import { buttonClass } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { WithdrawalState } from '@/lib/aftersales/withdrawal/withdraw-store';
import { neitherWords } from '@/lib/aftersales/withdrawal/withdrawal';
import { formatPence } from '@/lib/money/pence';
import type { OrderLine } from '@/lib/orders/store';
import { formatLongDate } from '@/lib/time/format';

type Props = { state: WithdrawalState; lines: readonly OrderLine[]; address: readonly string[]; token: string };

/** Cancelling and returning, as far as the rules allow it at this moment; and why not, where they don't. */
export function OrderWithdrawal({ state: { withdrawal, awaited }, lines, address, token }: Props) {
  if (withdrawal.may === 'neither' && (withdrawal.why === 'not-paid' || withdrawal.why === 'ended')) return null;
  const coming = lines.filter(({ position }) => (awaited.get(position) ?? 0) > 0);
  return (
    <Panel aria-labelledby="undo">
      <h2 id="undo" className="mb-2 text-xl">
        Changed your mind?
      </h2>
      {coming.length > 0 ? (
        <div className="mb-3 grid gap-2">
          <p>
            Please send to us{' '}
            {coming.map(({ position, title, label }) => `${awaited.get(position)} × ${title}, ${label}`).join(' and ')}:
          </p>
          <address className="not-italic">{address.join(', ')}</address>
          <p>We refund you when it is back with us, or when we see proof that you sent it.</p>
        </div>
      ) : null}
      {withdrawal.may === 'cancel' ? (
        <>
          <p className="mb-3">
            We have not packed your order yet, so you can cancel all of it and get {formatPence(withdrawal.pence)} back.
          </p>
          <a href={`/orders/${token}/cancel`} className={buttonClass('quiet')}>
            Cancel this order
          </a>
        </>
      ) : null}
      {withdrawal.may === 'return' ? (
        <>
          <p className="mb-3">
            {withdrawal.lastDay
              ? `You can return something until ${formatLongDate(withdrawal.lastDay)}.`
              : 'You can tell us now if you are sending something back. Your days for it begin once the last parcel is with you.'}
          </p>
          <a href={`/orders/${token}/return`} className={buttonClass('quiet')}>
            Return something
          </a>
        </>
      ) : null}
      {withdrawal.may === 'neither' && coming.length === 0 ? <p>{neitherWords(withdrawal)}</p> : null}
    </Panel>
  );
}
