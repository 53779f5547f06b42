import type { Site } from '@/lib/content/schema/site';
import { formatLongDate } from '@/lib/time/format';
import { frame } from './frame';
import { button, heading, type Letter, link, paragraph } from './letter';
import { dayOf, type LetterOrder, namedLine, orderLinks, whereTo } from './order-pieces';

export type LetterParcel = {
  kind: 'order' | 'resend';
  storage: 'chilled' | 'ambient';
  promisedDate: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  lines: readonly { position: number; quantity: number }[];
};
type Told = { order: LetterOrder; site: Site; orderLink: string };

/** A parcel has left: with whom, how to follow it, when it comes and what is in it. */
export function dispatchedLetter({ order, parcel, site, orderLink }: Told & { parcel: LetterParcel }): Letter {
  const { carrier, trackingNumber, trackingUrl } = parcel;
  const what =
    parcel.kind === 'resend' ? `A second parcel for your order ${order.number}` : `Your order ${order.number}`;
  const number = trackingNumber ? `, under the number ${trackingNumber}` : '';
  const inIt = order.lines.flatMap((line) => {
    const packed = parcel.lines.find(({ position }) => position === line.position);
    return packed ? [namedLine(line, packed.quantity)] : [];
  });
  const blocks = [
    paragraph(
      `${what} has left the farm${carrier ? ` with ${carrier}${number}` : ''}. It comes on ${dayOf(parcel.promisedDate)}.`,
    ),
    ...(trackingUrl ? [button('Follow your parcel', trackingUrl)] : []),
    ...(parcel.storage === 'chilled'
      ? [paragraph('It holds chilled food in wool and ice. Please put it in the fridge when it comes.')]
      : []),
    heading('What is in it'),
    { kind: 'list' as const, items: inIt },
    ...whereTo(order),
    ...(trackingUrl
      ? [link('See your order', orderLink), link('Ask about this order', `${orderLink}/ask`)]
      : orderLinks(orderLink)),
  ];
  const subject = `Your order ${order.number} is on its way`;
  return frame({ to: order.email, subject, title: 'It is on its way', blocks }, site);
}

/** Somebody at the desk has changed where an order goes; if that was not its buyer's wish, they say so. */
export function addressChangedLetter({ order, site, orderLink }: Told): Letter {
  const blocks = [
    paragraph(`Dear ${order.name},`),
    paragraph(`We have changed the delivery address of your order ${order.number}.`),
    ...whereTo(order),
    paragraph('If you did not ask for this, please tell us at once, and we stop the parcel.'),
    ...orderLinks(orderLink),
  ];
  const subject = `The delivery address of order ${order.number} was changed`;
  return frame({ to: order.email, subject, title: 'Another delivery address', blocks }, site);
}

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

/** We can't keep the day: the old one, the new one, and that nobody has to wait for it. */
export function promiseChangedLetter({
  order,
  from,
  to,
  site,
  orderLink,
}: Told & { from: string | null; to: string | null }): Letter {
  const instead = from ? ` instead of ${formatLongDate(from)}` : '';
  const blocks = [
    paragraph(`Dear ${order.name},`),
    paragraph(`We are sorry: we deliver your order ${order.number} on ${dayOf(to)}${instead}.`),
    paragraph(
      'If the new day suits you, there is nothing to do. If it doesn’t, you may cancel and have all your money back: on your order’s page while we have not packed it, and by telling us at any time.',
    ),
    ...orderLinks(orderLink),
    link('Cancel this order', `${orderLink}/cancel`),
  ];
  const subject = `A new delivery day for order ${order.number}`;
  return frame({ to: order.email, subject, title: 'A new delivery day', blocks }, site);
}
