import { Temporal } from 'temporal-polyfill';
import { among, ended, type OrderState, type ParcelState } from '@/lib/orders/life';
import type { LineAsked } from '@/lib/orders/refunds/returns';
import { type Result, refused } from '@/lib/result';
import { dateInLondon, formatLongDate } from '@/lib/time/format';

type Rule = 'perishable' | 'sealed' | 'standard';
type Parcel = { kind: 'order' | 'resend'; status: ParcelState; deliveredAt: Date | null };
export type WithdrawalFacts = {
  order: { status: OrderState };
  lines: readonly { position: number; cancellationRule: Rule }[];
  shipments: readonly Parcel[];
  /** What of each line and of delivery has not been given back. */
  left: {
    totalPence: number;
    deliveryPence: number;
    lines: readonly { position: number; quantity: number; pence: number }[];
  };
  /** By position, what is on its way back to us already. */
  awaited: ReadonlyMap<number, number>;
  instant: Date;
  days: number;
};

/** A line that can go back: how many of it, and what those are worth. */
export type Returnable = LineAsked & { sealed: boolean };
export type Withdrawal =
  | { may: 'cancel'; pence: number }
  | { may: 'return'; lastDay: string | null; lines: Returnable[]; deliveryPence: number }
  | Neither;
type Neither =
  | { may: 'neither'; why: 'not-paid' | 'ended' | 'perishable' | 'all-back' }
  | { may: 'neither'; why: 'over'; lastDay: string };

/**
 * What a buyer may withdraw from by themselves. The whole order until it is packed; then, until so many London days after the day
 * on which the last parcel came, whatever does not spoil. While a parcel is on its way the days have not begun.
 */
export function withdrawal(facts: WithdrawalFacts): Withdrawal {
  const { order, shipments, left, instant, days } = facts;
  if (among(ended, order.status)) return { may: 'neither', why: 'ended' };
  const own = shipments.find(({ kind }) => kind === 'order');
  if (order.status !== 'paid' || !own || own.status === 'cancelled') return { may: 'neither', why: 'not-paid' };
  if (own.status === 'to-pack') return { may: 'cancel', pence: left.totalPence };
  if (facts.lines.every(({ cancellationRule }) => cancellationRule === 'perishable'))
    return { may: 'neither', why: 'perishable' };
  const lastDay = lastDayOf(shipments, days);
  if (lastDay && dateInLondon(instant) > lastDay) return { may: 'neither', why: 'over', lastDay };
  const lines = returnable(facts);
  if (lines.length === 0) return { may: 'neither', why: 'all-back' };
  return { may: 'return', lastDay, lines, deliveryPence: left.deliveryPence };
}

function lastDayOf(shipments: readonly Parcel[], days: number): string | null {
  const sent = shipments.filter(({ status }) => status !== 'cancelled');
  const arrivals = sent.flatMap(({ deliveredAt }) => (deliveredAt ? [dateInLondon(deliveredAt)] : []));
  const last = arrivals.toSorted().at(-1);
  if (!last || arrivals.length < sent.length) return null;
  return Temporal.PlainDate.from(last).add({ days }).toString();
}

function returnable({ lines, left, awaited }: WithdrawalFacts): Returnable[] {
  return lines.flatMap(({ position, cancellationRule }) => {
    const line = left.lines.find((one) => one.position === position);
    if (!line || cancellationRule === 'perishable') return [];
    const quantity = line.quantity - (awaited.get(position) ?? 0);
    return quantity > 0
      ? [{ position, quantity, pence: partOf(line, quantity), sealed: cancellationRule === 'sealed' }]
      : [];
  });
}

const partOf = (line: { quantity: number; pence: number }, quantity: number): number =>
  Math.ceil((line.pence * quantity) / line.quantity);

export type ReturnQuote = Result<{
  lines: LineAsked[];
  deliveryPence: number;
  totalPence: number;
  sealed: boolean;
}>;

/** What comes back for the chosen quantities. Standard delivery comes back too once everything that can go back does. */
export function quoteReturn(
  { lines, deliveryPence }: Extract<Withdrawal, { may: 'return' }>,
  chosen: readonly { position: number; quantity: number }[],
): ReturnQuote {
  const wanted = chosen.filter(({ quantity }) => quantity > 0);
  if (wanted.length === 0) return refused('Choose how many of something you are sending back.');
  const quoted: LineAsked[] = [];
  for (const { position, quantity } of wanted) {
    const line = lines.find((one) => one.position === position);
    const again = quoted.some((one) => one.position === position);
    if (!line || again || !Number.isInteger(quantity) || quantity > line.quantity)
      return refused('That is more than can still be returned. Please choose again.');
    quoted.push({ position, quantity, pence: partOf(line, quantity) });
  }
  const everything = lines.every((line) =>
    quoted.some((one) => one.position === line.position && one.quantity === line.quantity),
  );
  const delivery = everything ? deliveryPence : 0;
  return {
    ok: true,
    lines: quoted,
    deliveryPence: delivery,
    totalPence: quoted.reduce((sum, { pence }) => sum + pence, delivery),
    sealed: quoted.some(({ position }) => lines.some((line) => line.position === position && line.sealed)),
  };
}

/** To a buyer who presses the button a moment too late. */
export const justPacked =
  'We have just packed your order, so it can’t be cancelled any more. You can return what doesn’t spoil.';

/** Why nothing can be withdrawn from, kindly. */
export function neitherWords(neither: Neither): string {
  switch (neither.why) {
    case 'perishable':
      return 'Everything in this order is fresh food or a live culture. It would spoil on its way back, so it can’t be returned once it is packed. If anything is wrong with it, tell us: we send it again or give you your money back.';
    case 'over':
      return `The time for changing your mind ended on ${formatLongDate(neither.lastDay)}. If anything is wrong with what you bought, tell us: that has no such end.`;
    case 'all-back':
      return 'Everything that could be returned is on its way back or refunded.';
    case 'ended':
      return 'This order is cancelled or refunded, so there is nothing left to undo.';
    case 'not-paid':
      return 'This order is not paid, so there is nothing to undo.';
  }
}
