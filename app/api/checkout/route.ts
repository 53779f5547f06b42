import { pricedNow, readBasket } from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { type Answer, done, refuse } from '@/lib/http/answer';
import { ourCookie } from '@/lib/http/cookies';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';
import { formatPence } from '@/lib/money/pence';
import { checkoutForm } from '@/lib/orders/checkout-form';
import { orderUrl } from '@/lib/orders/reference-store';
import { placeOrder } from '@/lib/orders/store';
import { closeEarlier, openCheckout } from '@/lib/payments/open-store';
import { now } from '@/lib/time/clock';

const options = {
  scope: 'checkout',
  body: checkoutForm,
  form: { back: '/checkout#problems' },
  limit: { max: 20, windowSeconds: 600, whenDown: 'closed' },
} as const;

export const POST = route(options, async ({ input: form, cookies }): Promise<Answer> => {
  const basket = await pricedNow({ ...readBasket(cookies), postcode: form.postcode });
  const { promise, totalPence, delivery, zone } = basket;
  if (!basket.buyable || !promise || totalPence === null || delivery.pence === null || zone === null) {
    return refuse(409, 'not-buyable', basket.problems[0] ?? 'Your basket is empty. Please put something in it first.');
  }
  if (totalPence !== form.shownTotal || promise.deliverOn !== form.shownDay) {
    const message = `For ${form.postcode} the total is ${formatPence(totalPence)} and we deliver on ${promise.says}. If that is right, press the button again.`;
    return refuse(409, 'changed', message);
  }
  const earlier = ourCookie(cookies, 'order');
  if (earlier && /^[0-9a-f-]{36}$/.test(earlier) && (await closeEarlier(earlier)) === 'paid') {
    return done({ url: orderUrl(earlier) }, { location: orderUrl(earlier) });
  }
  const placed = await placeOrder(
    {
      basket,
      deliveryPence: delivery.pence,
      promisedDate: promise.deliverOn,
      zone,
      form,
      products: content().products,
    },
    new Date(now().epochMilliseconds),
  );
  if (!placed.ok)
    return refuse(409, 'sold-out', 'Something in your basket has just sold out. Please look at your basket again.');
  const opened = await openCheckout(placed.orderId);
  if (!opened.ok) {
    const message =
      'We could not reach our payment service. Nothing was taken and your basket is kept; please try again in a minute.';
    return refuse(503, opened.reason, message, { retryAfterSeconds: 30 });
  }
  await forgetForm('checkout', cookies);
  return done(
    { url: opened.url },
    { location: opened.url, cookies: [{ name: 'order', value: placed.orderId, maxAgeSeconds: 86_400 }] },
  );
});
