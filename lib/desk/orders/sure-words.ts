import { formatPence } from '@/lib/money/pence';
import type { RefundOf } from '@/lib/orders/refunds/refund';

const piecesOf = (count: number) => (count === 1 ? '1 piece' : `${count} pieces`);

function whatOf(of: RefundOf): string {
  switch (of.kind) {
    case 'whole':
      return 'everything that is left of this order';
    case 'delivery':
      return 'the delivery';
    case 'amount':
      return formatPence(of.pence);
    case 'lines': {
      const count = of.lines.reduce((sum, { quantity }) => sum + quantity, 0);
      return `the money for ${piecesOf(count)}${of.delivery ? ' and for the delivery' : ''}`;
    }
  }
}

/** What is asked once more before money goes back. */
export function refundQuestion({ of, restock }: { of: RefundOf; restock: boolean }): string {
  const leaves = of.kind === 'lines' || of.kind === 'whole' ? ' What has not been sent is not sent.' : '';
  return `Give back ${whatOf(of)}? It can’t be called back.${leaves}${restock ? ' The goods count as on the shelf again.' : ''}`;
}

/** And before something goes again. */
export const resendQuestion = ({ quantity }: { quantity: number }): string =>
  `Send ${piecesOf(quantity)} again at no charge? It is taken from the shelf now, and can be called back until it is packed.`;
