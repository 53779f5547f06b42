import { formatPence } from '@/lib/money/pence';
import { dateInLondon, formatLongDate } from '@/lib/time/format';
import { among, goingBack, notArrived, unpaid } from './life';
import { isEmptied, type OrderFacts } from './timeline';

export type StateWords = { tone: 'done' | 'info' | 'problem'; says: string; more: string };

/** How an order stands, in a sentence for its buyer and another that says what happens next. */
export function stateWords(facts: OrderFacts): StateWords {
  const { order, refunds } = facts;
  switch (order.status) {
    case 'awaiting-payment':
      return {
        tone: 'info',
        says: 'We are checking your payment.',
        more: 'This page looks again by itself. Your basket is kept until the payment is certain.',
      };
    case 'processing':
      return {
        tone: 'info',
        says: 'Your payment is on its way.',
        more: 'Some ways of paying take a few days. Your goods are kept for you, and we write to you when it has arrived.',
      };
    case 'cancelled':
      return order.paidAt
        ? { tone: 'info', says: 'This order is cancelled.', more: moneyBack(refunds) }
        : { tone: 'problem', says: 'This order was not paid and is cancelled.', more: 'Nothing was taken.' };
    case 'refunded':
      return { tone: 'info', says: 'This order is refunded.', more: moneyBack(refunds) };
    case 'paid':
      return parcelWords(facts);
  }
}

function moneyBack(refunds: OrderFacts['refunds']): string {
  const back = refunds.filter(({ status }) => status !== 'failed');
  const pence = back.reduce((sum, { amountPence }) => sum + amountPence, 0);
  if (pence === 0) return 'The money goes back to where it came from; it takes a few days.';
  const sent = back.every(({ status }) => status === 'succeeded');
  return sent
    ? `We have sent ${formatPence(pence)} back to where it came from. Banks take up to ten days to show it.`
    : `We are sending ${formatPence(pence)} back to where it came from.`;
}

function parcelWords({ order: { promisedDate }, shipments, refunds }: OrderFacts): StateWords {
  const own = shipments.find(({ kind }) => kind === 'order');
  const day = promisedDate ? formatLongDate(promisedDate) : 'the day we agree with you';
  if (own && isEmptied(own))
    return { tone: 'info', says: 'Everything in this order is refunded.', more: moneyBack(refunds) };
  switch (own?.status) {
    case 'packed':
      return { tone: 'done', says: 'Your order is packed.', more: `The carrier brings it on ${day}.` };
    case 'dispatched':
      return { tone: 'done', says: 'Your order is on its way.', more: `The carrier brings it on ${day}.` };
    case 'delivered':
      return {
        tone: 'done',
        says: own.deliveredAt ? `Delivered on ${formatLongDate(dateInLondon(own.deliveredAt))}.` : 'Delivered.',
        more: 'We hope you enjoy it. If anything is not right, tell us and we put it right.',
      };
    default:
      return {
        tone: 'done',
        says: 'Paid. Thank you!',
        more: `We have sent the confirmation to your e-mail address, and bring your order on ${day}.`,
      };
  }
}

/** Something may still happen by itself, so that the page is worth looking at again. */
export function isUnderWay({ order, shipments, refunds }: OrderFacts): boolean {
  const waits = among(unpaid, order.status);
  const moves = shipments.some(({ status }) => among(notArrived, status));
  return waits || moves || refunds.some(({ status }) => among(goingBack, status));
}

export type OrderVersion = { version: string };

/** Another word whenever something about an order has changed that its page would show. */
export function versionOf({ order, events, shipments, refunds }: OrderFacts): string {
  const parcels = shipments.map(({ status, carrier, trackingNumber }) => [status, carrier, trackingNumber].join(' '));
  return [order.status, order.promisedDate, events.length, ...parcels, ...refunds.map(({ status }) => status)].join(
    '/',
  );
}
