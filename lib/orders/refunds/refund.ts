import { addPence, formatPence, type Pence, toPence, zeroPence } from '@/lib/money/pence';
import { apportion } from '@/lib/money/vat';
import { type Result, refused } from '@/lib/result';
import type { RefundState } from '../life';

export type RefundOf =
  | { kind: 'whole' }
  | { kind: 'lines'; lines: readonly { position: number; quantity: number }[]; delivery: boolean }
  | { kind: 'amount'; pence: Pence }
  | { kind: 'delivery' };

/** A buyer's bank is deciding about a payment, or has given it back. */
export type DisputeState = 'open' | 'lost' | null;
type Owed = { isPaid: boolean; dispute: DisputeState; leftPence?: number };
export const nothingPaid = 'Nothing was paid for this order, so nothing can go back.';
const nothingLeft = 'Nothing is left to refund there. Choose something else.';

/** Why no money of an order can go back at all, or null if some can; `refundParts` says how much of what. */
export function whyNoRefund({ isPaid, dispute, leftPence }: Owed): string | null {
  if (!isPaid) return nothingPaid;
  if (dispute === 'lost') return 'The buyer’s bank has given this payment back already.';
  if (dispute === 'open')
    return 'The buyer’s bank is deciding about this payment. Answer the dispute in Stripe; a refund would pay twice.';
  return leftPence === 0 ? nothingLeft : null;
}

type Order = { totalPence: number; deliveryPence: number; deliveryVatPence: number };
type Line = { position: number; quantity: number; grossPence: number; discountPence: number; vatPence: number };
type Refund = {
  id: string;
  status: RefundState;
  amountPence: number;
  deliveryPence: number;
  vatPence: number;
};
type RefundLine = { refundId: string; position: number; quantity: number; grossPence: number; vatPence: number };

type LeftLine = { position: number; quantity: number; pence: Pence };
export type Left = { totalPence: Pence; deliveryPence: Pence; lines: LeftLine[] };
export type RefundParts = {
  amountPence: Pence;
  deliveryPence: Pence;
  vatPence: Pence;
  lines: { position: number; quantity: number; grossPence: Pence; vatPence: Pence }[];
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** A refund that failed gave nothing back. One that was asked for counts from that moment, so that none is promised twice. */
function counted(refunds: readonly Refund[], refundLines: readonly RefundLine[]) {
  const live = refunds.filter(({ status }) => status !== 'failed');
  const ids = new Set(live.map(({ id }) => id));
  return { live, parts: refundLines.filter(({ refundId }) => ids.has(refundId)) };
}

/** An amount for nothing in particular comes off the goods by what is left of each, and off the delivery last. */
function share(pence: number, { lines, deliveryPence }: Pick<Left, 'lines' | 'deliveryPence'>) {
  const weights = lines.map((line) => line.pence);
  const ofGoods = toPence(Math.min(pence, sum(weights)));
  const delivery = toPence(Math.min(pence - ofGoods, deliveryPence));
  return { goods: apportion(ofGoods, weights), delivery };
}

/**
 * What of an order's payment can still be given back; its parts sum to the whole exactly. Only refunds of the payment
 * that counts belong here: a second payment that went back is not the order's money.
 */
export function leftToRefund(
  order: Order,
  lines: readonly Line[],
  refunds: readonly Refund[],
  refundLines: readonly RefundLine[],
): Left {
  const { live, parts } = counted(refunds, refundLines);
  const untouched = lines.map(({ position, quantity, grossPence, discountPence }) => {
    const of = parts.filter((part) => part.position === position);
    return {
      position,
      quantity: quantity - sum(of.map((part) => part.quantity)),
      pence: toPence(grossPence - discountPence - sum(of.map((part) => part.grossPence))),
    };
  });
  const deliveryPence = toPence(order.deliveryPence - sum(live.map((refund) => refund.deliveryPence)));
  const totalPence = toPence(Math.max(0, order.totalPence - sum(live.map(({ amountPence }) => amountPence))));
  // Somebody may have given back more in Stripe's dashboard than there was a part for.
  const astray = addPence(deliveryPence, ...untouched.map(({ pence }) => pence)) - totalPence;
  const off = share(Math.max(0, astray), { lines: untouched, deliveryPence });
  return {
    totalPence,
    deliveryPence: toPence(deliveryPence - off.delivery),
    lines: untouched.map((line, index) => ({ ...line, pence: toPence(line.pence - (off.goods[index] ?? 0)) })),
  };
}

type Wanted = { lines: { position: number; quantity: number; pence: Pence }[]; deliveryPence: Pence };

function wantedOf(of: RefundOf, left: Left): Result<{ wanted: Wanted }> {
  switch (of.kind) {
    case 'whole':
      return { ok: true, wanted: { lines: left.lines, deliveryPence: left.deliveryPence } };
    case 'delivery':
      return { ok: true, wanted: { lines: [], deliveryPence: left.deliveryPence } };
    case 'amount': {
      if (of.pence <= 0) return refused('Enter an amount of at least one penny.');
      if (of.pence > left.totalPence)
        return refused(`At most ${formatPence(left.totalPence)} is left of this order. Enter that or less.`);
      const { goods, delivery } = share(of.pence, left);
      const lines = left.lines.map(({ position }, index) => ({
        position,
        quantity: 0,
        pence: goods[index] ?? zeroPence,
      }));
      return { ok: true, wanted: { lines, deliveryPence: delivery } };
    }
    case 'lines': {
      const lines: Wanted['lines'] = [];
      for (const { position, quantity } of of.lines) {
        const line = left.lines.find((one) => one.position === position);
        const again = lines.some((one) => one.position === position);
        if (!line || again || !Number.isInteger(quantity) || quantity < 1 || quantity > line.quantity)
          return refused('That is more than is left of a line. Look at what has been refunded and choose again.');
        // The last ones take what is left, so that any order of refunds sums to what was charged; a part of a penny is the buyer's.
        const pence = toPence(Math.ceil((line.pence * quantity) / line.quantity));
        lines.push({ position, quantity, pence });
      }
      return { ok: true, wanted: { lines, deliveryPence: of.delivery ? left.deliveryPence : zeroPence } };
    }
  }
}

/** VAT goes back in proportion to the money; whoever takes the last of it takes the last of its VAT. */
function vatOf(pence: number, of: { charged: number; vat: number; backPence: number; backVat: number }): Pence {
  if (of.charged === 0) return zeroPence;
  const upTo = Math.round((of.vat * (of.backPence + pence)) / of.charged);
  return toPence(Math.min(pence, Math.max(0, upTo - of.backVat)));
}

/** Splits a refund into parts that sum to it exactly, each with its VAT; or says why it can't be. */
export function refundParts(
  of: RefundOf,
  order: Order,
  lines: readonly Line[],
  refunds: readonly Refund[],
  refundLines: readonly RefundLine[],
): Result<{ parts: RefundParts }> {
  const left = leftToRefund(order, lines, refunds, refundLines);
  const asked = wantedOf(of, left);
  if (!asked.ok) return asked;
  const { live, parts: before } = counted(refunds, refundLines);
  const { deliveryPence } = asked.wanted;
  const taxed = asked.wanted.lines
    .filter(({ quantity, pence }) => quantity > 0 || pence > 0)
    .map(({ position, quantity, pence }) => {
      const line = lines.find((one) => one.position === position);
      const back = before.filter((part) => part.position === position);
      const vatPence = vatOf(pence, {
        charged: (line?.grossPence ?? 0) - (line?.discountPence ?? 0),
        vat: line?.vatPence ?? 0,
        backPence: sum(back.map(({ grossPence }) => grossPence)),
        backVat: sum(back.map((part) => part.vatPence)),
      });
      return { position, quantity, grossPence: pence, vatPence };
    });
  const deliveryVat = vatOf(deliveryPence, {
    charged: order.deliveryPence,
    vat: order.deliveryVatPence,
    backPence: sum(live.map((refund) => refund.deliveryPence)),
    backVat: sum(live.map(({ vatPence }) => vatPence)) - sum(before.map(({ vatPence }) => vatPence)),
  });
  const amountPence = addPence(deliveryPence, ...taxed.map(({ grossPence }) => grossPence));
  if (amountPence === 0) return refused(nothingLeft);
  const vatPence = addPence(deliveryVat, ...taxed.map((part) => part.vatPence));
  return { ok: true, parts: { amountPence, deliveryPence, vatPence, lines: taxed } };
}
