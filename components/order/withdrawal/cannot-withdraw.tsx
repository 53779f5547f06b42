import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { neitherWords, type Withdrawal } from '@/lib/aftersales/withdrawal/withdrawal';
import type { Draft } from '@/lib/http/form-store';

/** Where the way that was asked for is not open: why, and which way is. */
export function CannotWithdraw({ withdrawal, token }: { withdrawal: Withdrawal; token: string }) {
  return (
    <div className="measure grid justify-items-start gap-5">
      <Notice tone="info">
        {withdrawal.may === 'cancel' ? (
          <p>We have not packed this order yet, so there is nothing to return: you can cancel all of it.</p>
        ) : null}
        {withdrawal.may === 'return' ? (
          <p>This order is packed, so it can’t be cancelled any more. What doesn’t spoil you can return.</p>
        ) : null}
        {withdrawal.may === 'neither' ? <p>{neitherWords(withdrawal)}</p> : null}
      </Notice>
      <div className="flex flex-wrap gap-3">
        {withdrawal.may === 'cancel' ? (
          <a href={`/orders/${token}/cancel`} className={buttonClass()}>
            Cancel this order
          </a>
        ) : null}
        {withdrawal.may === 'return' ? (
          <a href={`/orders/${token}/return`} className={buttonClass()}>
            Return something
          </a>
        ) : null}
        <a href={`/orders/${token}/ask`} className={buttonClass('quiet')}>
          Ask about this order
        </a>
        <a href={`/orders/${token}`} className={buttonClass('plain')}>
          Back to the order
        </a>
      </div>
    </div>
  );
}

export function WithdrawalProblem({ draft }: { draft: Draft | null }) {
  if (!draft?.problem) return null;
  return (
    <Notice tone="problem" role="alert" id="problem" tabIndex={-1}>
      <p>{draft.problem.message}</p>
    </Notice>
  );
}
