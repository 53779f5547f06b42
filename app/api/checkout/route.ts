import { changeCode } from '@/lib/basket/code-store';
import type { PricedLine } from '@/lib/basket/priced';
import {
  basketCookie,
  daysNow,
  lastOrder,
  lastOrderCookie,
  pricedNow,
  readBasket,
  waitingOrder,
} from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { type Answer, done, refuse } from '@/lib/http/answer';
import { rememberForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';
import {
  basketAsShown,
  changedWords,
  chosenDay,
  notBuyable,
  paceWords,
  tooMuchWords,
} from '@/lib/orders/checkout/checkout-store';
import { type CheckoutForm, checkoutForm } from '@/lib/orders/checkout/form';
import { holderOf } from '@/lib/orders/checkout/holder-store';
import { paceOf, turnOf } from '@/lib/orders/checkout/pace-store';
import { paidAlready, paidAlreadyUrl } from '@/lib/orders/checkout/paid-already-store';
import { placeOrder, waitingAlready } from '@/lib/orders/checkout/place-store';
import { closeEarlier, openCheckout } from '@/lib/payments/open-store';
import { nowDate } from '@/lib/time/clock';

const options = {
  scope: 'checkout',
  body: checkoutForm,
  form: { back: '/checkout#problems' },
  limit: { max: 20, windowSeconds: 600, whenDown: 'closed' },
} as const;

const paymentAway = refuse(
  503,
  'stripe-down',
  'We could not reach our payment service. Nothing was taken and your basket is kept; please try again in a minute.',
  { retryAfterSeconds: 30 },
);
const paymentPageClosed = refuse(
  409,
  'no-longer-open',
  'The payment page had closed. Nothing was taken; press the button again for a new one.',
);

export const POST = route(options, async ({ input: form, cookies, address, isForm }): Promise<Answer> => {
  const kept = { ...readBasket(cookies), postcode: form.postcode };
  const paid = await paidAlready(cookies, kept.lines);
  if (paid) return done({ url: paidAlreadyUrl(paid) }, { location: paidAlreadyUrl(paid) });
  const earlier = waitingOrder(cookies);
  const buyer = { email: form.email, orderId: earlier };
  if (form.code && form.code !== kept.code?.text) {
    const changed = await changeCode(kept, form.code, { address, ...buyer });
    if (!changed.ok) return changed;
    const withCode = await pricedNow(changed.basket, buyer);
    const cookie = basketCookie(changed.basket);
    if (!withCode.buyable) return notBuyable(withCode, [cookie]);
    const day = chosenDay(form, withCode, daysNow(withCode));
    return day.ok ? changedWords(withCode, form, [cookie]) : { ...day, cookies: [cookie] };
  }
  const basket = await basketAsShown(kept, form, buyer);
  const { promise, totalPence, delivery, zone } = basket;
  const unseen = isForm && form.step !== 'pay';
  const sameDay = form.day !== '' || promise?.deliverOn === form.shownDay;
  const sent = { form, basket, promisedDate: form.day || form.shownDay };
  const again = unseen || !sent.promisedDate ? null : await waitingAlready(await db(), sent);
  if (again) return toPayment(again, form, { cookies, address });
  if (!basket.buyable || !promise || totalPence === null || delivery.pence === null || zone === null) {
    return notBuyable(basket);
  }
  const chosen = chosenDay(form, basket, daysNow(basket));
  if (!chosen.ok) return chosen;
  if (unseen || !sameDay || totalPence !== form.shownTotal)
    return changedWords(basket, unseen ? { ...form, step: 'see' } : form);
  const holder = await holderOf(address, form.email, {
    earlierOrderId: lastOrder(cookies)?.id ?? null,
    turn: turnOf(cookies),
  });
  const pace = await paceOf(holder);
  if (!pace.ok) return paceWords(pace);
  if (earlier) {
    const closed = await closeEarlier(earlier, basket.lines);
    if (closed === 'taken') return done({ url: paidAlreadyUrl(earlier) }, { location: paidAlreadyUrl(earlier) });
    if (closed === 'stripe-down') return paymentAway;
  }
  const placed = await placeOrder(
    {
      ...sent,
      deliveryPence: delivery.pence,
      promisedDate: chosen.day ?? promise.deliverOn,
      dayChosen: chosen.day !== null,
      zone,
      products: content().products,
      discounts: content().discounts,
    },
    nowDate(),
    holder,
  );
  if (!placed.ok && 'usedUp' in placed)
    return refuse(409, 'code-used-up', `${placed.usedUp} Nothing was taken; the total without it is below.`);
  if (!placed.ok && 'pace' in placed) return paceWords(placed.pace);
  if (!placed.ok && 'tooMuch' in placed) return tooMuchWords(placed.tooMuch, basket.lines);
  if (!placed.ok) return refuse(409, 'sold-out', soldOutWords(basket.lines, placed.soldOut));
  return toPayment(placed.orderId, form, { cookies, address });
});

/** To the payment page of an order. What was typed is kept for whoever comes back from it. */
async function toPayment(
  orderId: string,
  form: CheckoutForm,
  browser: Parameters<typeof rememberForm>[2],
): Promise<Answer> {
  const opened = await openCheckout(orderId);
  if (!opened.ok) return opened.reason === 'stripe-down' ? paymentAway : paymentPageClosed;
  // The page's own id stays behind, so that it begins afresh.
  const { checkout: _id, code: _code, step: _step, ...typed } = form;
  const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value)]));
  const draft = await rememberForm('checkout', { values, problem: null }, browser);
  return done(
    { url: opened.url },
    { location: opened.url, cookies: [lastOrderCookie(orderId), ...(draft ? [draft] : [])] },
  );
}

function soldOutWords(lines: readonly PricedLine[], sku: string): string {
  const line = lines.find(({ variant }) => variant === sku);
  const what = line ? `${line.title}, ${line.label},` : 'Something in your basket';
  return `${what} has just sold out, or there is less left than you want. Nothing was taken. Please change your basket; the rest of it, and what you typed, is kept.`;
}
