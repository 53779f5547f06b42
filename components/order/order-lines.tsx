import { Panel } from '@/components/ui/panel';
import { findVariant } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { formatPence } from '@/lib/money/pence';
import type { Order, OrderLine } from '@/lib/orders/store';
import { discountRow, rateNames, vatOf } from '@/lib/orders/totals';

/** What was bought, what it came to, and the VAT in it, rate by rate. */
export function OrderLines({ order, lines }: { order: Order; lines: readonly OrderLine[] }) {
  const vat = vatOf(order, lines);
  const discount = discountRow(order);
  return (
    <Panel aria-labelledby="bought">
      <h2 id="bought" className="mb-3 text-xl">
        What you bought
      </h2>
      <ul>
        {lines.map(({ sku, title, label, quantity, grossPence, cancellationReason }) => (
          <li key={sku} className="grid grid-cols-[3.5rem_1fr_auto] gap-x-4 border-line border-t py-3">
            <span className="row-span-2">
              <Thumbnail sku={sku} />
            </span>
            <span className="font-semibold">
              {quantity} × {title}, {label}
            </span>
            <span className="price">{formatPence(grossPence)}</span>
            <span className="col-span-2 text-ink-soft text-sm">{cancellationReason}</span>
          </li>
        ))}
      </ul>
      <dl className="price grid grid-cols-[1fr_auto] gap-y-1 border-line border-t pt-3 [&_dd]:text-right">
        {discount ? (
          <>
            <dt>{discount.label}</dt>
            <dd>−{formatPence(discount.pence)}</dd>
          </>
        ) : null}
        <dt>Delivery</dt>
        <dd>{order.deliveryPence === 0 ? 'Free' : formatPence(order.deliveryPence)}</dd>
        <dt className="font-semibold">Total, VAT included</dt>
        <dd className="font-semibold">{formatPence(order.totalPence)}</dd>
        {vat.map(({ rate, grossPence, vatPence }) => (
          <div key={rate} className="col-span-2 flex justify-between text-ink-soft text-sm">
            <dt>
              VAT at {rateNames[rate]} on {formatPence(grossPence)}
            </dt>
            <dd>{formatPence(vatPence)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** As it is sold today; nothing of what is sold no longer. */
function Thumbnail({ sku }: { sku: string }) {
  const found = findVariant(content().products, sku);
  if (!found) return null;
  return (
    <img
      src={found.product.thumbnail}
      alt=""
      width={56}
      height={70}
      className="aspect-4/5 rounded-lg bg-meadow object-contain"
    />
  );
}
