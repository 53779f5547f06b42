import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { discountRow, rateNames, vatOf } from '@/lib/orders/totals';
import { formatLongDate } from '@/lib/time/dates';
import { html, type Letter } from './letter';

type Line = {
  title: string;
  label: string;
  quantity: number;
  grossPence: number;
  discountPence: number;
  vatRate: 'zero' | 'reduced' | 'standard';
  vatPence: number;
  cancellationReason: string;
};
export type PaidOrder = {
  number: string;
  name: string;
  email: string;
  addressLines: readonly string[];
  town: string;
  postcode: string;
  promisedDate: string | null;
  goodsPence: number;
  discountCode: string | null;
  discountPence: number;
  deliveryPence: number;
  totalPence: number;
  lines: readonly Line[];
};

/** The confirmation on a durable medium (Consumer Contracts Regulations 2013): everything needed to keep, and to cancel. */
export function orderPaidLetter(order: PaidOrder, site: Site, orderLink: string): Letter {
  const { legal, brand } = site;
  const vat = vatOf(order, order.lines);
  const discount = discountRow(order);
  const day = order.promisedDate ? formatLongDate(order.promisedDate) : 'the day we agree with you';
  const address = [order.name, ...order.addressLines, order.town, order.postcode];
  const delivery = order.deliveryPence === 0 ? 'Free' : formatPence(order.deliveryPence);
  const rates = vat.map(
    ({ rate, grossPence, vatPence }) =>
      `VAT at ${rateNames[rate]} on ${formatPence(grossPence)}: ${formatPence(vatPence)}`,
  );
  const rights = order.lines.map(({ title, label, cancellationReason }) => `${title}, ${label}: ${cancellationReason}`);
  const form = `To ${legal.name}, ${legal.registeredOffice.join(', ')}, ${legal.email}: I give notice that I cancel my contract for these goods: … Ordered on / received on: … Name: … Address: … Date: …`;
  const company = `${legal.name}, company number ${legal.companyNumber}, ${legal.registeredOffice.join(', ')}. VAT number ${legal.vatNumber}.`;

  const text = [
    `Thank you, ${order.name}. Your order ${order.number} is paid.`,
    `We deliver it on ${day}.`,
    `Your order page: ${orderLink}\nAsk about this order: ${orderLink}/ask`,
    [
      'What you bought',
      ...order.lines.map(
        ({ quantity, title, label, grossPence }) => `${quantity} × ${title}, ${label}: ${formatPence(grossPence)}`,
      ),
      ...(discount ? [`${discount.label}: −${formatPence(discount.pence)}`] : []),
      `Delivery: ${delivery}`,
      `Total: ${formatPence(order.totalPence)}`,
      ...rates,
    ].join('\n'),
    ['Where it goes', ...address].join('\n'),
    [
      'Changing your mind',
      'You may cancel within 14 days of delivery; we refund the goods and the standard delivery.',
      ...rights,
      `Cancellation form: ${form}`,
    ].join('\n'),
    `Complaints: ${legal.complaints}`,
    `${company} ${legal.email}, ${legal.phone}`,
  ].join('\n\n');

  const body = html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Order ${order.number}</title></head>
<body style="margin:0;background:#fbf7ef;color:#1d2b24;font:16px/1.5 Arial,sans-serif"><div style="max-width:600px;margin:0 auto;padding:24px">
<p style="font:22px Georgia,serif;color:#2f6b46">${brand.name}</p>
<h1 style="font:28px/1.2 Georgia,serif">Thank you, ${order.name}</h1>
<p>Your order <strong>${order.number}</strong> is paid. We deliver it on <strong>${day}</strong>.</p>
<p><a href="${orderLink}" style="display:inline-block;background:#2f6b46;color:#fff;padding:12px 20px;border-radius:24px;text-decoration:none">See your order</a></p>
<p>A question? <a href="${orderLink}/ask">Ask about this order</a>. Support for what you bought is free and never ends.</p>
<table style="width:100%;border-collapse:collapse">${order.lines.map(({ quantity, title, label, grossPence }) => html`<tr><td style="padding:6px 0;border-bottom:1px solid #ddd">${quantity} × ${title}, ${label}</td><td style="text-align:right;border-bottom:1px solid #ddd">${formatPence(grossPence)}</td></tr>`)}
${discount ? html`<tr><td style="padding:6px 0">${discount.label}</td><td style="text-align:right">−${formatPence(discount.pence)}</td></tr>` : ''}<tr><td style="padding:6px 0">Delivery</td><td style="text-align:right">${delivery}</td></tr><tr><td style="padding:6px 0"><strong>Total, VAT included</strong></td><td style="text-align:right"><strong>${formatPence(order.totalPence)}</strong></td></tr></table>
<p>${rates.map((rate) => html`${rate}<br>`)}</p>
<h2 style="font:20px Georgia,serif">Where it goes</h2><p>${address.map((line) => html`${line}<br>`)}</p>
<h2 style="font:20px Georgia,serif">Changing your mind</h2><p>You may cancel within 14 days of delivery; we refund the goods and the standard delivery.</p><ul>${rights.map((right) => html`<li>${right}</li>`)}</ul>
<p style="font-size:14px">Cancellation form. ${form}</p><p style="font-size:14px">Complaints: ${legal.complaints}</p>
<p style="font-size:14px">${company} <a href="mailto:${legal.email}">${legal.email}</a>, ${legal.phone}</p></div></body></html>`;
  return {
    to: order.email,
    from: `${brand.name} <${legal.email}>`,
    subject: `Your order ${order.number} is paid`,
    html: body.source,
    text,
  };
}
