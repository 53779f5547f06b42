import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { formatLongDate } from '@/lib/time/format';
import { heading, link, paragraph, small } from './blocks';
import { frame } from './frame';
import type { Letter } from './letter';

type Known = { number: string; placedOn: string; totalPence: number; says: string; orderLink: string };

/** The links of an address's recent orders, newest first, for somebody who has lost the letter that had them. */
export function orderLinkLetter(to: string, orders: readonly Known[], site: Site): Letter {
  const blocks = [
    paragraph('Somebody, you we hope, asked us for the orders placed with this e-mail address. Here they are:'),
    ...orders.flatMap(({ number, placedOn, totalPence, says, orderLink }) => [
      heading(`Order ${number}`),
      paragraph(`Placed on ${formatLongDate(placedOn)}, ${formatPence(totalPence)}. ${says}`),
      link(`See order ${number}`, orderLink),
    ]),
    small(
      'Each link opens its order without a password, so please don’t pass this letter on. If you did not ask for it, there is nothing to do.',
    ),
  ];
  return frame({ to, subject: 'Your orders with us', title: 'Your orders', blocks }, site);
}
