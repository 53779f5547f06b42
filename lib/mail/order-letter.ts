import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { frame } from './frame';
import { heading, type Letter, paragraph } from './letter';
import { dayOf, figuresOf, type LetterOrder, orderLinks, rightsOf, whereTo } from './order-pieces';

type Told = { order: LetterOrder; site: Site; orderLink: string };

/** The confirmation on a durable medium (Consumer Contracts Regulations 2013): everything needed to keep, and to cancel. */
export function orderPaidLetter({ order, site, orderLink, returnDays }: Told & { returnDays: number }): Letter {
  const blocks = [
    paragraph(
      `Your order ${order.number} is paid. We deliver it on ${dayOf(order.promisedDate)}${order.dayChosen ? ', the day you chose' : ''}.`,
    ),
    ...orderLinks(orderLink),
    heading('What you bought'),
    figuresOf(order),
    ...whereTo(order),
    ...rightsOf(order, site, returnDays, orderLink),
  ];
  return frame(
    { to: order.email, subject: `Your order ${order.number} is paid`, title: `Thank you, ${order.name}`, blocks },
    site,
  );
}

/** For somebody who pays by a slow way: the order is here, the money is not yet. */
export function orderReceivedLetter({ order, site, orderLink }: Told): Letter {
  const blocks = [
    paragraph(
      `We have your order ${order.number}, and your payment of ${formatPence(order.totalPence)} is on its way. Some ways of paying take a few days.`,
    ),
    paragraph(
      'Your goods are kept for you meanwhile. We write again as soon as the payment has arrived, or if it fails.',
    ),
    ...orderLinks(orderLink),
    heading('What you ordered'),
    figuresOf(order),
    ...whereTo(order),
  ];
  return frame(
    { to: order.email, subject: `We have your order ${order.number}`, title: `Thank you, ${order.name}`, blocks },
    site,
  );
}
