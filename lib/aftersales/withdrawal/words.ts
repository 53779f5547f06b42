import { formatLongDate } from '@/lib/time/format';
import type { Withdrawal } from './withdrawal';

/** To a buyer who presses the button a moment too late. */
export const justPacked =
  'We have just packed your order, so it can’t be cancelled any more. You can return what doesn’t spoil.';

/** Why nothing can be undone, kindly. */
export function neitherWords({ why, lastDay }: Extract<Withdrawal, { may: 'neither' }>): string {
  switch (why) {
    case 'perishable':
      return 'Everything in this order is fresh food or a live culture. It would spoil on its way back, so it can’t be returned once it is packed. If anything is wrong with it, tell us: we send it again or give you your money back.';
    case 'over':
      return `The time for changing your mind ended on ${lastDay ? formatLongDate(lastDay) : 'an earlier day'}. If anything is wrong with what you bought, tell us: that has no such end.`;
    case 'all-back':
      return 'Everything that could be returned is on its way back or refunded.';
    case 'ended':
      return 'This order is cancelled or refunded, so there is nothing left to undo.';
    case 'not-paid':
      return 'This order is not paid, so there is nothing to undo.';
  }
}
