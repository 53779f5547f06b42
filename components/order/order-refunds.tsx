import { Panel } from '@/components/ui/panel';
import { formatPence } from '@/lib/money/pence';
import type { Credit } from '@/lib/orders/receipt';
import { dateInLondon, formatLongDate } from '@/lib/time/format';

/** Money that went back, for what and how far it has got. */
export function OrderRefunds({ credits, secondPayments }: Record<'credits' | 'secondPayments', readonly Credit[]>) {
  const all = [
    ...credits,
    ...secondPayments.map((credit) => ({ ...credit, items: ['A second payment of this order'] })),
  ];
  if (all.length === 0) return null;
  return (
    <Panel aria-labelledby="refunds">
      <h2 id="refunds" className="mb-3 text-xl">
        Refunds
      </h2>
      <ul>
        {all.map(({ id, at, sent, items, grossPence, vatPence }) => (
          <li key={id} className="grid grid-cols-[1fr_auto] gap-x-4 border-line border-t py-3">
            <span className="font-semibold">{items.length > 0 ? items.join(', ') : 'Your order'}</span>
            <span className="price">{formatPence(grossPence)}</span>
            <span className="col-span-2 text-ink-soft text-sm">
              {sent ? 'Sent back to where it came from on' : 'On its way back since'} {formatLongDate(dateInLondon(at))}
              . {vatPence > 0 ? `${formatPence(vatPence)} of it is VAT. ` : ''}
              {sent ? 'Banks take up to ten days to show it.' : ''}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
