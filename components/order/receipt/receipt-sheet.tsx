import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { addresseeOf } from '@/lib/orders/addressee';
import type { RefundRow } from '@/lib/orders/detail-store';
import { receiptOf } from '@/lib/orders/receipt';
import type { Order, OrderLine } from '@/lib/orders/store';
import { dateInLondon, formatLongDate } from '@/lib/time/format';
import { PrintButton } from '../print-button';
import { CreditTable, LineTable, RateTable } from './receipt-tables';

type Props = {
  order: Order;
  lines: readonly OrderLine[];
  refunds: readonly RefundRow[];
  paidAt: Date;
  site: Site;
  token: string;
};

/** Everything that the tax office asks of a VAT invoice, on a sheet that prints. */
export function ReceiptSheet({ order, lines, refunds, paidAt, site: { brand, legal }, token }: Props) {
  const receipt = receiptOf(order, lines, refunds);
  const paidOn = dateInLondon(paidAt);
  return (
    <div className="page grid gap-5 py-8">
      <p className="no-print flex flex-wrap items-center gap-4">
        <a href={`/orders/${token}`} className="link">
          Back to the order
        </a>
        <PrintButton />
      </p>
      <article className="receipt grid max-w-4xl gap-7 rounded-card bg-paper p-5 shadow-card sm:p-10">
        <header className="flex flex-wrap justify-between gap-6">
          <div>
            <p className="font-serif text-clover text-xl">{brand.name}</p>
            <h1 className="mt-2 text-3xl">VAT receipt</h1>
          </div>
          <address className="text-sm not-italic">
            {[legal.name, ...legal.registeredOffice].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
            <span className="mt-2 block">VAT number {legal.vatNumber}</span>
            <span className="block">Company number {legal.companyNumber}</span>
          </address>
        </header>
        <div className="grid gap-6 sm:grid-cols-2">
          <dl className="grid grid-cols-[auto_1fr] content-start gap-x-4 gap-y-1">
            <dt className="text-ink-soft">Receipt and order</dt>
            <dd className="font-semibold">{order.number}</dd>
            <dt className="text-ink-soft">Date and tax point</dt>
            <dd>
              <time dateTime={paidOn}>{formatLongDate(paidOn)}</time>
            </dd>
          </dl>
          <address className="wrap-anywhere not-italic">
            <span className="block text-ink-soft">For</span>
            {order.recipientName ? (
              <>
                <span className="block">{order.name}</span>
                <span className="mt-2 block text-ink-soft">Delivered to</span>
              </>
            ) : null}
            {[addresseeOf(order), ...order.addressLines, order.town, order.postcode].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </div>
        <LineTable receipt={receipt} discount={order.discountCode} />
        <RateTable receipt={receipt} />
        {receipt.credits.length > 0 ? <CreditTable receipt={receipt} /> : null}
        <p className="text-ink-soft text-sm">
          {order.totalPence === 0
            ? 'Nothing was to pay.'
            : `Paid ${formatPence(order.totalPence)} on ${formatLongDate(paidOn)}.`}{' '}
          All amounts are in pounds sterling. Questions: {legal.email}, {legal.phone}.
        </p>
      </article>
    </div>
  );
}
