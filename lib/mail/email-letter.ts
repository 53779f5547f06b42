import type { Site } from '@/lib/content/schema/site';
import { frame } from './frame';
import { type Letter, paragraph } from './letter';
import { type LetterOrder, orderLinks } from './order-pieces';

type Told = { order: LetterOrder; site: Site; orderLink: string };

/** Staff have corrected the address of an order: to the new one, with the order's link. */
export function emailCorrectedLetter({ order, site, orderLink }: Told): Letter {
  const blocks = [
    paragraph(`Dear ${order.name},`),
    paragraph(`Letters about your order ${order.number} come to this address from now on.`),
    paragraph('If you did not order from us, please tell us, and take no notice of the link.'),
    ...orderLinks(orderLink),
  ];
  const subject = `Your order ${order.number}: letters come here now`;
  return frame({ to: order.email, subject, title: 'Another e-mail address', blocks }, site);
}

/** And to the old one, without the new address and without a link. Null once it is sent: where it went is not kept. */
export function emailLeftLetter({ order, site }: Told, { to }: Record<string, unknown>): Letter | null {
  if (typeof to !== 'string') return null;
  const blocks = [
    paragraph(`Letters about the order ${order.number} went to this address. They go to another one now.`),
    paragraph(
      'If that is your order and you did not ask for this, please tell us at once, by the address at the foot of this letter.',
    ),
  ];
  const subject = `The e-mail address of order ${order.number} was changed`;
  return frame({ to, subject, title: 'Another e-mail address', blocks }, site);
}
