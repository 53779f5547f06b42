import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { frame } from './frame';
import { type Letter, paragraph } from './letter';
import { type LetterOrder, orderLinks } from './order-pieces';

export type OrderNews = 'payment-failed' | 'paid-twice' | 'paid-but-sold-out' | 'order-cancelled';
type Told = Pick<LetterOrder, 'number' | 'name' | 'email' | 'status' | 'totalPence'>;
type Words = { subject: string; says: string[] };

function words(news: OrderNews, { number, status, totalPence }: Told): Words {
  const total = formatPence(totalPence);
  switch (news) {
    case 'payment-failed':
      return {
        subject: `The payment for order ${number} did not arrive`,
        says: [
          `The payment of ${total} for your order ${number} was not made, so nothing was taken and the order is cancelled.`,
          'If you would still like it, please order again in the shop, with another way of paying if you can.',
        ],
      };
    case 'paid-twice':
      if (status === 'cancelled' || status === 'refunded') return paidAfterItsEnd(number, total, status);
      return {
        subject: `We are sending back a second payment for order ${number}`,
        says: [
          `Your order ${number} was paid twice. We keep the first payment and send ${total} back to where it came from; it takes a few days.`,
          'Your order is not affected.',
        ],
      };
    case 'paid-but-sold-out':
      return {
        subject: `We are sorry: order ${number} sold out`,
        says: [
          `Your payment of ${total} for order ${number} came after its time was over, and meanwhile we sold the last of what you chose. We are sorry.`,
          'We send the whole amount back to where it came from; it takes a few days. Nothing will be delivered.',
        ],
      };
    case 'order-cancelled':
      return {
        subject: `Your order ${number} is cancelled`,
        says: [`Your order ${number} is cancelled, and nothing will be delivered.`],
      };
  }
}

/** What was paid first has gone back by then, or is going, and a letter of its own says so. */
function paidAfterItsEnd(number: string, total: string, status: 'cancelled' | 'refunded'): Words {
  const ended = status === 'cancelled' ? 'which is cancelled' : 'whose money we had already sent back';
  return {
    subject: `We are sending back a further payment for order ${number}`,
    says: [
      `A further payment of ${total} came for your order ${number}, ${ended}. We send this payment back too, to where it came from; it takes a few days.`,
      status === 'cancelled'
        ? 'The order stays cancelled, and nothing will be delivered.'
        : 'Nothing more will be delivered for it.',
    ],
  };
}

/** News about an order that did not end as its buyer meant it to. */
export function paymentLetter(news: OrderNews, order: Told, site: Site, orderLink: string): Letter {
  const { subject, says } = words(news, order);
  const blocks = [paragraph(`Dear ${order.name},`), ...says.map(paragraph), ...orderLinks(orderLink)];
  return frame({ to: order.email, subject, title: subject, blocks }, site);
}
