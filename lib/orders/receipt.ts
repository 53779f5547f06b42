import { rateNames, vatOf } from './totals';

type Line = {
  position: number;
  title: string;
  label: string;
  quantity: number;
  unitPence: number;
  grossPence: number;
  discountPence: number;
  vatRate: 'zero' | 'reduced' | 'standard';
  vatPence: number;
};
type Order = { deliveryPence: number; deliveryVatPence: number; totalPence: number };
type Refund = {
  id: string;
  status: string;
  amountPence: number;
  deliveryPence: number;
  vatPence: number;
  createdAt: Date;
  lines: readonly { position: number; quantity: number; grossPence: number; vatPence: number }[];
};

/** An amount as a VAT receipt splits it: without VAT, the VAT, with VAT. */
export type Split = { netPence: number; vatPence: number; grossPence: number };
type ReceiptLine = Split & {
  says: string;
  quantity: number;
  unitPence: number;
  discountPence: number;
  rate: string;
};
export type Credit = Split & { id: string; at: Date; sent: boolean; items: string[] };
export type Receipt = {
  lines: ReceiptLine[];
  delivery: Split;
  rates: (Split & { rate: string })[];
  total: Split;
  credits: Credit[];
  /** What the buyer has paid and not got back. */
  balance: Split;
};

const split = (grossPence: number, vatPence: number): Split => ({
  netPence: grossPence - vatPence,
  vatPence,
  grossPence,
});
const sum = (parts: readonly Split[]): Split =>
  split(
    parts.reduce((total, { grossPence }) => total + grossPence, 0),
    parts.reduce((total, { vatPence }) => total + vatPence, 0),
  );

/** The figures of a VAT receipt. Lines and delivery sum to the rates, and the rates to the total, to the penny. */
export function receiptOf(order: Order, lines: readonly Line[], refunds: readonly Refund[]): Receipt {
  const shown = lines.map((line) => ({
    ...split(line.grossPence - line.discountPence, line.vatPence),
    says: `${line.title}, ${line.label}`,
    quantity: line.quantity,
    unitPence: line.unitPence,
    discountPence: line.discountPence,
    rate: rateNames[line.vatRate],
  }));
  const delivery = split(order.deliveryPence, order.deliveryVatPence);
  const total = sum([...shown, delivery]);
  const credits = refunds.filter(({ status }) => status !== 'failed').map((refund) => creditOf(refund, lines));
  const back = sum(credits);
  return {
    lines: shown,
    delivery,
    rates: vatOf(order, lines).map(({ rate, grossPence, vatPence }) => ({
      ...split(grossPence, vatPence),
      rate: rateNames[rate],
    })),
    total,
    credits,
    balance: split(total.grossPence - back.grossPence, total.vatPence - back.vatPence),
  };
}

function creditOf(refund: Refund, lines: readonly Line[]): Credit {
  const items = refund.lines.flatMap(({ position, quantity }) => {
    const line = lines.find((one) => one.position === position);
    if (!line) return [];
    return [`${quantity > 0 ? `${quantity} ×` : 'part of'} ${line.title}, ${line.label}`];
  });
  return {
    ...split(refund.amountPence, refund.vatPence),
    id: refund.id,
    at: refund.createdAt,
    sent: refund.status === 'succeeded',
    items: refund.deliveryPence > 0 ? [...items, 'delivery'] : items,
  };
}
