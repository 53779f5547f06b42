import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { formatLongDate } from '@/lib/time/format';
import { frame } from './frame';
import { type Figure, heading, type Letter, link, paragraph } from './letter';
import { type LetterOrder, namedLine, orderLinks } from './order-pieces';

type Told = { order: LetterOrder; site: Site; orderLink: string };
export type LetterRefund = {
  amountPence: number;
  deliveryPence: number;
  vatPence: number;
  lines: readonly { position: number; quantity: number; grossPence: number }[];
};

/** Money goes back: how much, for what, and when it is there. */
export function refundedLetter({ order, refund, site, orderLink }: Told & { refund: LetterRefund }): Letter {
  const amount = formatPence(refund.amountPence);
  const cancelled = order.status === 'cancelled';
  const blocks = [
    paragraph(`Dear ${order.name},`),
    paragraph(
      cancelled
        ? `Your order ${order.number} is cancelled, and nothing will be delivered. We have sent ${amount} back to where it came from.`
        : `We have sent ${amount} for your order ${order.number} back to where it came from.`,
    ),
    paragraph('Banks take up to ten days to show it. If you don’t see it by then, please tell us.'),
    heading('What it is for'),
    { kind: 'figures' as const, rows: rowsOf(order, refund) },
    ...orderLinks(orderLink),
    link('Your VAT receipt', `${orderLink}/receipt`),
  ];
  const subject = cancelled
    ? `Your order ${order.number} is cancelled: ${amount} comes back to you`
    : `${amount} comes back to you for order ${order.number}`;
  return frame({ to: order.email, subject, title: `${amount} comes back to you`, blocks }, site);
}

function rowsOf(order: LetterOrder, { amountPence, deliveryPence, vatPence, lines }: LetterRefund): Figure[] {
  const forLines = lines.flatMap(({ position, quantity, grossPence }): Figure[] => {
    const line = order.lines.find((one) => one.position === position);
    if (!line) return [];
    const says = quantity > 0 ? namedLine(line, quantity) : `Part of ${line.title}, ${line.label}`;
    return [{ says, figure: formatPence(grossPence) }];
  });
  const rest = amountPence - deliveryPence - lines.reduce((sum, { grossPence }) => sum + grossPence, 0);
  return [
    ...forLines,
    ...(deliveryPence > 0 ? [{ says: 'Delivery', figure: formatPence(deliveryPence) }] : []),
    ...(rest > 0 ? [{ says: 'As a gesture of goodwill', figure: formatPence(rest) }] : []),
    { says: 'Comes back to you', figure: formatPence(amountPence), weight: 'total' },
    { says: 'VAT in it', figure: formatPence(vatPence), weight: 'soft' },
  ];
}

export type LetterReturn = {
  lines: readonly { position: number; quantity: number; pence: number }[];
  deliveryPence: number;
  sendBy: string;
  address: readonly string[];
};

/** The acknowledgement of a cancellation that the law asks for: what comes back, where to, and what happens then. */
export function returnAskedLetter({ order, back, site, orderLink }: Told & { back: LetterReturn }): Letter {
  const named = back.lines.flatMap(({ position, quantity, pence }): Figure[] => {
    const line = order.lines.find((one) => one.position === position);
    return line ? [{ says: namedLine(line, quantity), figure: formatPence(pence) }] : [];
  });
  const total = back.lines.reduce((sum, { pence }) => sum + pence, back.deliveryPence);
  const delivery = back.deliveryPence > 0 ? [{ says: 'Delivery', figure: formatPence(back.deliveryPence) }] : [];
  const blocks = [
    paragraph(`Dear ${order.name},`),
    paragraph(`You have told us that you are sending these back from your order ${order.number}:`),
    {
      kind: 'figures' as const,
      rows: [
        ...named,
        ...delivery,
        { says: 'Comes back to you', figure: formatPence(total), weight: 'total' as const },
      ],
    },
    heading('How to send it'),
    paragraph(
      `Please post it by ${formatLongDate(back.sendBy)} to the address below, with the order number ${order.number} in the parcel. You pay for the postage.`,
    ),
    { kind: 'lines' as const, lines: back.address },
    paragraph(
      'We refund you within 14 days of getting it back, or of seeing proof that you sent it, to the card you paid with.',
    ),
    paragraph('Changed your mind again? Then keep it: there is nothing to undo.'),
    ...orderLinks(orderLink),
  ];
  const subject = `Your return from order ${order.number}`;
  return frame({ to: order.email, subject, title: 'We have your return', blocks }, site);
}
