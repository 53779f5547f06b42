import 'server-only';
import type { BasketCookie } from '@/lib/basket/cookie';
import { type DayChoice, isRefusedThere, type PricedBasket, type PricedLine } from '@/lib/basket/priced';
import { pricedNow } from '@/lib/basket/store';
import { type Refused, refuse, type SetCookie } from '@/lib/http/answer';
import { formatPence } from '@/lib/money/pence';
import { formatLongDate } from '@/lib/time/format';
import type { CheckoutForm } from './form';
import type { TooMuch } from './holding';
import type { Pace } from './pace-store';

/**
 * The basket that the form's sender has seen, if it still stands: with its code, whose use is decided when the order is
 * placed; else as it is for this buyer now.
 */
export async function basketAsShown(
  kept: BasketCookie,
  { shownTotal, shownDay }: CheckoutForm,
  buyer: { email: string; orderId: string | null },
): Promise<PricedBasket> {
  const hoped = await pricedNow(kept, 'anybody');
  const stands = hoped.buyable && hoped.totalPence === shownTotal && hoped.promise?.deliverOn === shownDay;
  return stands ? hoped : pricedNow(kept, buyer);
}

const tooManyLeft =
  'Too many payment pages were opened in this browser and left today, so we can’t open another one here until tomorrow. If that is a mistake, please write to us under Help. Nothing was taken, and your basket is kept.';

/** Many payment pages were left unpaid: somebody waits for their turn, or tries again tomorrow. */
export function paceWords({ waitSeconds, cookies }: Extract<Pace, { ok: false }>): Refused {
  if (waitSeconds === null) return refuse(429, 'too-many-left', tooManyLeft, { retryAfterSeconds: 86_400 });
  const minutes = Math.ceil(waitSeconds / 60);
  return refuse(
    429,
    'wait',
    `Several payment pages were opened here, or with this e-mail address, and left. Please wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and press the button again. Nothing was taken, and what you typed is kept.`,
    { retryAfterSeconds: waitSeconds, cookies },
  );
}

/** Somebody would keep too much from everybody else before they have paid. */
export function tooMuchWords(over: TooMuch, lines: readonly PricedLine[]): Refused {
  const kept = 'Nothing was taken, and what you typed is kept.';
  if (over.kind === 'orders')
    return refuse(
      409,
      'too-many-open',
      `Several orders from here wait for their payment. Please pay one, or try again in half an hour, when they have ended by themselves. ${kept}`,
    );
  const line = over.kind === 'variant' ? lines.find(({ variant }) => variant === over.sku) : undefined;
  const what = line ? `${line.title}, ${line.label},` : 'everything together';
  return refuse(
    409,
    'too-much-held',
    `Until they are paid we keep at most ${over.most} of ${what} for one buyer, orders that wait for their payment among them. Please take fewer, or write to us under Help if you need more. ${kept}`,
  );
}

const beside = '/checkout#total';

/**
 * What the form's sender has not seen yet, said before anybody is charged: the total, which nobody knew before the
 * postcode; or what has changed since the page was shown.
 */
export function changedWords(
  basket: PricedBasket,
  { postcode, shownDay, step, day }: Pick<CheckoutForm, 'postcode' | 'shownDay' | 'step' | 'day'>,
  cookies: SetCookie[] = [],
): Refused {
  const { discount, totalPence, promise } = basket;
  if (totalPence === null || !promise) return notBuyable(basket, cookies);
  const code = discount?.state === 'applied' ? `${discount.code} is in: ${discount.says}.` : discount?.says;
  const total = `For ${postcode} the total is ${formatPence(totalPence)} and we deliver on ${day ? formatLongDate(day) : promise.says}. If that is right, press the button again.`;
  return refuse(409, shownDay === '' || step === 'see' ? 'total' : 'changed', code ? `${code} ${total}` : total, {
    cookies,
    location: beside,
  });
}

/** The day that was chosen, which has to hold at this moment: one that no longer does is said before anybody pays. */
export function chosenDay(
  { day }: Pick<CheckoutForm, 'day'>,
  { promise }: PricedBasket,
  days: readonly DayChoice[],
): { ok: true; day: string | null } | Refused {
  if (day === '' || !promise || day === promise.deliverOn) return { ok: true, day: null };
  if (days.some(({ date, closed }) => date === day && closed === null)) return { ok: true, day };
  return refuse(
    409,
    'changed',
    `We can’t deliver on ${formatLongDate(day)} any more. The first day is ${promise.says}; please choose again. Nothing was taken, and what you typed is kept.`,
    { location: '/checkout#total' },
  );
}

/** Why it can't be bought as it is: by the postcode, where that is the reason. */
export function notBuyable(basket: PricedBasket, cookies: SetCookie[] = []): Refused {
  const message = basket.problems[0] ?? 'Your basket is empty. Please put something in it first.';
  return refuse(409, 'not-buyable', message, {
    cookies,
    ...(isRefusedThere(basket) ? { fields: { postcode: message } } : {}),
  });
}
