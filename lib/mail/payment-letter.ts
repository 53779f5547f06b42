import type { Site } from '@/lib/content/schema/site';
import { formatPence } from '@/lib/money/pence';
import { html, type Letter } from './letter';

export type PaymentNews = 'payment-failed' | 'paid-twice' | 'paid-but-sold-out';
type Order = { number: string; name: string; email: string; totalPence: number };

function words(news: PaymentNews, { number, totalPence }: Order): { subject: string; says: string[] } {
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
  }
}

/** News about a payment that did not end as the buyer meant it to. */
export function paymentLetter(news: PaymentNews, order: Order, { brand, legal }: Site, orderLink: string): Letter {
  const { subject, says } = words(news, order);
  const contact = `${legal.name}, ${legal.email}, ${legal.phone}`;
  const body = html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="margin:0;background:#fbf7ef;color:#1d2b24;font:16px/1.5 Arial,sans-serif"><div style="max-width:600px;margin:0 auto;padding:24px">
<p style="font:22px Georgia,serif;color:#2f6b46">${brand.name}</p><p>Dear ${order.name},</p>
${says.map((paragraph) => html`<p>${paragraph}</p>`)}
<p><a href="${orderLink}">See your order and ask us about it</a></p><p style="font-size:14px">${contact}</p></div></body></html>`;
  return {
    to: order.email,
    from: `${brand.name} <${legal.email}>`,
    subject,
    html: body.source,
    text: [`Dear ${order.name},`, ...says, `See your order and ask us about it: ${orderLink}`, contact].join('\n\n'),
  };
}
