import { formatPence } from '@/lib/money/pence';
import type { Left } from '@/lib/orders/refunds/refund';
import type { Order, OrderLine } from '@/lib/orders/store';
import { chargedPence, rateNames, vatOf } from '@/lib/orders/totals';

type Props = { order: Order; lines: readonly OrderLine[]; left: Left | null };

/** What was bought, what each line was charged at and what of it has gone back. */
export function OrderBought({ order, lines, left }: Props) {
  const back = (line: OrderLine) => {
    const still = left?.lines.find(({ position }) => position === line.position);
    return still ? chargedPence(line) - still.pence : 0;
  };
  return (
    <section className="desk-section" aria-labelledby="bought">
      <h2 id="bought">What was bought</h2>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" className="price">
              Charged
            </th>
            <th scope="col" className="price">
              VAT
            </th>
            <th scope="col" className="price">
              Back
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <th scope="row">
                {line.quantity} × {line.title}, {line.label}{' '}
                <span className="desk-soft whitespace-nowrap font-normal">{line.sku}</span>
              </th>
              <td className="price">{formatPence(chargedPence(line))}</td>
              <td className="price">
                {formatPence(line.vatPence)} <span className="desk-soft">{rateNames[line.vatRate]}</span>
              </td>
              <td className="price">{back(line) > 0 ? formatPence(back(line)) : ''}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Delivery</th>
            <td className="price">{order.deliveryPence === 0 ? 'Free' : formatPence(order.deliveryPence)}</td>
            <td className="price">{formatPence(order.deliveryVatPence)}</td>
            <td className="price">
              {left && left.deliveryPence < order.deliveryPence
                ? formatPence(order.deliveryPence - left.deliveryPence)
                : ''}
            </td>
          </tr>
          <tr>
            <th scope="row">Total</th>
            <td className="price font-semibold">{formatPence(order.totalPence)}</td>
            <td />
            <td className="price">
              {left && left.totalPence < order.totalPence ? formatPence(order.totalPence - left.totalPence) : ''}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="text-ink-soft text-sm">
        {order.discountCode ? `Code ${order.discountCode} took off ${formatPence(order.discountPence)}. ` : ''}
        {vatOf(order, lines)
          .map(
            ({ rate, grossPence, vatPence }) =>
              `VAT at ${rateNames[rate]} on ${formatPence(grossPence)}: ${formatPence(vatPence)}.`,
          )
          .join(' ')}
      </p>
    </section>
  );
}
