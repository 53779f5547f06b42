import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { addresseeOf } from '@/lib/orders/addressee';
import { discountRow, rateNames, vatOf } from '@/lib/orders/totals';
import { formatLongDate } from '@/lib/time/format';
import { type Block, button, type Figure, heading, link, paragraph, small } from './letter';

export type LetterLine = {
  position: number;
  title: string;
  label: string;
  quantity: number;
  grossPence: number;
  discountPence: number;
  vatRate: 'zero' | 'reduced' | 'standard';
  vatPence: number;
  cancellationReason: string;
};
/** What letters say about an order; its row and its lines fit as they are. */
export type LetterOrder = {
  number: string;
  name: string;
  recipientName: string | null;
  email: string;
  status: string;
  addressLines: readonly string[];
  town: string;
  postcode: string;
  promisedDate: string | null;
  dayChosen: boolean;
  giftMessage: string | null;
  discountCode: string | null;
  discountPence: number;
  deliveryPence: number;
  totalPence: number;
  lines: readonly LetterLine[];
};

export const namedLine = ({ title, label }: Pick<LetterLine, 'title' | 'label'>, quantity: number): string =>
  `${quantity} × ${title}, ${label}`;
export const dayOf = (promisedDate: string | null): string =>
  promisedDate ? formatLongDate(promisedDate) : 'the day we agree with you';

/** What was ordered and what it came to, the VAT in it rate by rate. */
export function figuresOf(order: LetterOrder): Block {
  const discount = discountRow(order);
  return {
    kind: 'figures',
    rows: [
      ...order.lines.map((line) => ({ says: namedLine(line, line.quantity), figure: formatPence(line.grossPence) })),
      ...(discount ? [{ says: discount.label, figure: `−${formatPence(discount.pence)}` }] : []),
      { says: 'Delivery', figure: order.deliveryPence === 0 ? 'Free' : formatPence(order.deliveryPence) },
      { says: 'Total, VAT included', figure: formatPence(order.totalPence), weight: 'total' },
      ...vatOf(order, order.lines).map(
        ({ rate, grossPence, vatPence }): Figure => ({
          says: `VAT at ${rateNames[rate]} on ${formatPence(grossPence)}`,
          figure: formatPence(vatPence),
          weight: 'soft',
        }),
      ),
    ],
  };
}

export function whereTo(order: LetterOrder): Block[] {
  const { addressLines, town, postcode, giftMessage } = order;
  return [
    heading('Where it goes'),
    { kind: 'lines', lines: [addresseeOf(order), ...addressLines, town, postcode] },
    ...(giftMessage ? [paragraph(`With your gift message: “${giftMessage}”`)] : []),
  ];
}

export const orderLinks = (orderLink: string): Block[] => [
  button('See your order', orderLink),
  link('Ask about this order', `${orderLink}/ask`),
];

/** The rights to cancel, line by line, with the form that the law gives and the way to do it on the order's page. */
export function rightsOf({ number, lines }: LetterOrder, { legal }: Site, days: number, orderLink: string): Block[] {
  return [
    heading('Changing your mind'),
    paragraph('Until we pack your order you can cancel all of it. After that it depends on what you bought:'),
    { kind: 'list', items: lines.map((line) => `${line.title}, ${line.label}: ${line.cancellationReason}`) },
    paragraph(
      `Whatever that list doesn’t rule out you may cancel, without saying why, until ${days} days after the day it is delivered; we refund the goods and the standard delivery.`,
    ),
    link('Cancel or return something', `${orderLink}/return`),
    {
      kind: 'form',
      says: 'Cancellation form',
      lines: [
        'You may use this form, and need not.',
        `To ${legal.name}, ${legal.registeredOffice.join(', ')}, ${legal.email}:`,
        'I give notice that I cancel my contract of sale of these goods: …',
        `Order ${number}, ordered on … and received on …`,
        'My name: …',
        'My address: …',
        'Signature (only on paper): …',
        'Date: …',
      ],
    },
    small(`Complaints: ${legal.complaints}`),
  ];
}
