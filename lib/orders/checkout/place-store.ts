import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { takeUse } from '@/lib/basket/discount-uses-store';
import type { PricedBasket } from '@/lib/basket/priced';
import { findVariant } from '@/lib/catalogue/find';
import { reserveStock } from '@/lib/catalogue/store';
import type { Product } from '@/lib/content/graph';
import type { Discount } from '@/lib/content/schema/discount';
import { type Tx, transaction } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { env } from '@/lib/env';
import { faultPoint } from '@/lib/fault-point';
import { type Pence, toPence } from '@/lib/money/pence';
import { recordEvent } from '../events/events-store';
import { orderSteps, paymentSteps } from '../life';
import { becomePaid, type LockedOrder, lockOrder, lockOrders, stepOrder } from '../life-store';
import { hashToken, linesOf, newOrderNumber, orderToken } from '../store';
import { deliveryVat, lineVat } from '../totals';
import type { CheckoutForm } from './form';
import { type Holder, holdFor } from './holder-store';
import type { TooMuch } from './holding';
import { type Pace, paceInTurn } from './pace-store';

export type Placed =
  | { ok: true; orderId: string }
  | { ok: false; soldOut: string }
  | { ok: false; usedUp: string }
  | { ok: false; tooMuch: TooMuch }
  | { ok: false; pace: Extract<Pace, { ok: false }> };
export type Buyable = {
  basket: PricedBasket;
  deliveryPence: Pence;
  promisedDate: string;
  /** By the buyer. */
  dayChosen: boolean;
  zone: string;
  form: CheckoutForm;
  products: readonly Product[];
  discounts: readonly Discount[];
};

const sessionLifeSeconds = 30 * 60 + 60;
class SoldOut extends Error {
  constructor(readonly sku: string) {
    super(`${sku} sold out`);
  }
}
class UsedUp extends Error {}
class NotYet extends Error {
  constructor(readonly pace: Extract<Pace, { ok: false }>) {
    super('has to wait');
  }
}
class HoldsTooMuch extends Error {
  constructor(readonly what: TooMuch) {
    super('holds too much');
  }
}

type Sent = Pick<Buyable, 'form' | 'basket' | 'promisedDate'>;

/**
 * The same page sent twice with the same things in it is one order: by what was sent and seen, since what it holds may
 * have left nothing on the shelf for the second.
 */
function keyOf({ form, basket }: Sent): string {
  const { shownDay: _day, step: _step, terms: _terms, ...sent } = form;
  const lines = basket.lines.map(({ variant, quantity }) => [variant, quantity]);
  return createHash('sha256')
    .update(JSON.stringify([sent, lines, basket.discount?.code ?? null]))
    .digest('hex');
}

/** The order of a page that was sent before, while it waits for its payment and is promised for the same day. */
export async function waitingAlready(tx: Pick<Tx, 'select'>, sent: Sent): Promise<string | null> {
  const [known] = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.basketKey, keyOf(sent)),
        eq(orders.status, 'awaiting-payment'),
        eq(orders.promisedDate, sent.promisedDate),
      ),
    );
  return known?.id ?? null;
}

/**
 * Reserves the stock, takes the code's use and writes the order with a payment attempt, all or nothing. One that costs
 * nothing is paid with that. The same page sent again finds its order; if that was given up meanwhile (Stripe was down,
 * its payment page was closed), it gets its stock and another attempt. What its holder may keep from others is limited,
 * and so is how soon they have another payment page.
 */
export async function placeOrder(buyable: Buyable, instant: Date, holder?: Holder): Promise<Placed> {
  const basketKey = keyOf(buyable);
  try {
    return {
      ok: true,
      orderId: await transaction(async (tx) => {
        await inTurn(tx, buyable, holder);
        const made = await writeOrder(tx, buyable, basketKey, instant);
        if (made) {
          await hold(tx, made, holder);
          return made;
        }
        const [known] = await lockOrders(tx, eq(orders.basketKey, basketKey), 1);
        if (!known) throw new Error('the order with this basket key is gone');
        // One that was paid and then cancelled is over for good.
        if (known.status === 'cancelled' && !known.paidAt) {
          await reopen(tx, known, buyable, instant);
          await hold(tx, known.id, holder);
        }
        return known.id;
      }),
    };
  } catch (error) {
    if (error instanceof SoldOut) return { ok: false, soldOut: error.sku };
    if (error instanceof UsedUp) return { ok: false, usedUp: error.message };
    if (error instanceof HoldsTooMuch) return { ok: false, tooMuch: error.what };
    if (error instanceof NotYet) return { ok: false, pace: error.pace };
    throw error;
  }
}

/** Of many pages that a browser sends at once each waits for the one before. One that is sent again waits for nothing. */
async function inTurn(tx: Tx, buyable: Buyable, holder: Holder | undefined): Promise<void> {
  if (!holder) return;
  const pace = await paceInTurn(tx, holder);
  if (!pace.ok && !(await waitingAlready(tx, buyable))) throw new NotYet(pace);
}

async function hold(tx: Tx, orderId: string, holder: Holder | undefined): Promise<void> {
  const over = holder && (await holdFor(tx, orderId, holder));
  if (over) throw new HoldsTooMuch(over);
}

/** Writes a new order; null if the same page has been sent before, or is being sent at this moment. */
async function writeOrder(tx: Tx, buyable: Buyable, basketKey: string, instant: Date): Promise<string | null> {
  const { basket, form, products, deliveryPence } = buyable;
  const orderId = randomUUID();
  const applied = basket.discount?.state === 'applied' ? basket.discount : null;
  const lines = basket.lines.flatMap((line) => {
    const found = findVariant(products, line.variant);
    return found ? [{ ...line, ...found, vatRate: found.variant.vat }] : [];
  });
  const made = await tx
    .insert(orders)
    .values({
      id: orderId,
      number: newOrderNumber(),
      tokenHash: hashToken(orderToken(orderId)),
      status: orderSteps.place.to,
      livemode: env().stripe.livemode,
      email: form.email,
      name: form.name,
      recipientName: form.recipient && form.recipient !== form.name ? form.recipient : null,
      phone: form.phone || null,
      addressLines: [form.address1, form.address2].filter(Boolean),
      town: form.town,
      postcode: form.postcode,
      zone: buyable.zone,
      deliveryNote: form.note || null,
      orderNote: form.orderNote || null,
      giftMessage: form.giftMessage || null,
      promisedDate: buyable.promisedDate,
      dayChosen: buyable.dayChosen,
      goodsPence: basket.goodsPence,
      discountCode: applied?.code ?? null,
      discountPence: basket.discountPence,
      deliveryPence,
      deliveryVatPence: deliveryVat(deliveryPence, lines),
      totalPence: toPence(basket.goodsPence - basket.discountPence + deliveryPence),
      basketKey,
      placedAt: instant,
    })
    .onConflictDoNothing({ target: orders.basketKey })
    .returning({ id: orders.id });
  if (made.length === 0) return null;
  await tx.insert(orderLines).values(
    lines.map(({ product, variant, quantity, unitPence, grossPence, discountPence, vatRate }, position) => ({
      orderId,
      position,
      sku: variant.sku,
      slug: product.slug,
      title: product.title,
      label: variant.label,
      storage: product.storage,
      quantity,
      unitPence,
      grossPence,
      discountPence,
      vatRate,
      vatPence: lineVat({ grossPence, discountPence, vatRate }),
      cancellationRule: product.cancellation.rule,
      cancellationReason: product.cancellation.reason,
    })),
  );
  await recordEvent(tx, { orderId, kind: 'placed' });
  await speakFor(tx, orderId, buyable, instant);
  return orderId;
}

async function reopen(tx: Tx, order: LockedOrder, buyable: Buyable, instant: Date): Promise<void> {
  const { promisedDate, dayChosen } = buyable;
  await stepOrder(tx, order, 'reopen', { promisedDate, dayChosen, placedAt: instant, cancelledAt: null });
  await speakFor(tx, order.id, buyable, instant);
}

/** Speaks for the order's use of its code and for its stock, then writes its next payment attempt. No money, no attempt. */
async function speakFor(tx: Tx, orderId: string, { basket, form, discounts }: Buyable, instant: Date): Promise<void> {
  if (basket.discount?.state === 'applied') {
    const { code } = basket.discount;
    const discount = discounts.find((known) => known.code === code);
    if (!discount) throw new UsedUp(`${code} is not a code of ours any more.`);
    const used = await takeUse(tx, discount, { orderId, email: form.email, usedAt: instant });
    if (used) throw new UsedUp(used);
  }
  const lines = await linesOf(tx, orderId);
  const reserved = await reserveStock(tx, lines);
  if (!reserved.ok) throw new SoldOut(reserved.sku);
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Error('the order just written is gone');
  if (order.totalPence === 0) return becomePaid(tx, order, lines);
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from payment_attempts where order_id = ${orderId})`;
  await tx.insert(paymentAttempts).values({
    id: randomUUID(),
    orderId,
    number: next,
    status: paymentSteps.begin.to,
    amountPence: order.totalPence,
    expiresAtUnix: Math.floor(instant.getTime() / 1000) + sessionLifeSeconds,
    createdAt: instant,
  });
  faultPoint('order-written');
}
