import 'server-only';
import type { BasketCookie } from '@/lib/basket/cookie';
import type { PricedBasket } from '@/lib/basket/priced';
import { pricedNow } from '@/lib/basket/store';
import { type Refused, refuse, type SetCookie } from '@/lib/http/answer';
import { formatPence } from '@/lib/money/pence';
import type { CheckoutForm } from './form';

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
  const stands = hoped.totalPence === shownTotal && hoped.promise?.deliverOn === shownDay;
  return stands ? hoped : pricedNow(kept, buyer);
}

/** What has changed since the page was shown, said before anybody is charged. */
export function changedWords(basket: PricedBasket, postcode: string, cookies: SetCookie[] = []): Refused {
  const { discount, totalPence, promise } = basket;
  const code = discount?.state === 'applied' ? `${discount.code} is in: ${discount.says}.` : discount?.says;
  const total =
    totalPence === null || !promise
      ? (basket.problems[0] ?? basket.delivery.says)
      : `For ${postcode} the total is ${formatPence(totalPence)} and we deliver on ${promise.says}. If that is right, press the button again.`;
  return refuse(409, 'changed', code ? `${code} ${total}` : total, { cookies });
}
