import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { PricedBasket } from '@/lib/basket/priced';
import { findVariant } from '@/lib/catalogue/find';
import { reserveStock } from '@/lib/catalogue/store';
import type { Product } from '@/lib/content/graph';
import { type Tx, transaction } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { env } from '@/lib/env';
import { addPence, type Pence } from '@/lib/money/pence';
import { vatWithin } from '@/lib/money/vat';
import type { CheckoutForm } from './checkout-form';
import { recordEvent } from './events-store';
import { hashToken, newOrderNumber, orderToken } from './reference-store';
import { linesOf } from './store';
import { deliveryVat } from './totals';

export type Placed = { ok: true; orderId: string } | { ok: false; soldOut: string };
export type Buyable = {
  basket: PricedBasket;
  deliveryPence: Pence;
  promisedDate: string;
  zone: string;
  form: CheckoutForm;
  products: readonly Product[];
};

const sessionLifeSeconds = 30 * 60 + 60;
class SoldOut extends Error {
  constructor(readonly sku: string) {
    super(`${sku} sold out`);
  }
}

/** The same page sent twice with the same things in it is one order. */
function keyOf({ form, basket }: Buyable): string {
  const { shownTotal: _total, shownDay: _day, terms: _terms, ...who } = form;
  const lines = basket.lines.map(({ variant, quantity, unitPence }) => [variant, quantity, unitPence]);
  return createHash('sha256')
    .update(JSON.stringify([who, lines, basket.totalPence]))
    .digest('hex');
}

/**
 * Reserves the stock and writes the order with a payment attempt, all or nothing. The same page sent again finds its
 * order; if that was given up meanwhile (Stripe was down, its payment page was closed), it gets its stock and another
 * attempt.
 */
export async function placeOrder(buyable: Buyable, instant: Date): Promise<Placed> {
  const basketKey = keyOf(buyable);
  try {
    return {
      ok: true,
      orderId: await transaction(async (tx) => {
        const made = await writeOrder(tx, buyable, basketKey, instant);
        if (made) return made;
        const [known] = await tx.select().from(orders).where(eq(orders.basketKey, basketKey)).for('update');
        if (!known) throw new Error('the order with this basket key is gone');
        // One that was paid and then cancelled is over for good.
        if (known.status === 'cancelled' && !known.paidAt) await reopen(tx, known.id, buyable, instant);
        return known.id;
      }),
    };
  } catch (error) {
    if (error instanceof SoldOut) return { ok: false, soldOut: error.sku };
    throw error;
  }
}

/** Writes a new order; null if the same page has been sent before, or is being sent at this moment. */
async function writeOrder(tx: Tx, buyable: Buyable, basketKey: string, instant: Date): Promise<string | null> {
  const { basket, form, products, deliveryPence } = buyable;
  const orderId = randomUUID();
  const lines = basket.lines.flatMap((line) => {
    const found = findVariant(products, line.variant);
    return found ? [{ ...line, ...found }] : [];
  });
  const taxed = lines.map(({ grossPence, variant }) => ({ grossPence, vatRate: variant.vat }));
  const made = await tx
    .insert(orders)
    .values({
      id: orderId,
      number: newOrderNumber(),
      tokenHash: hashToken(orderToken(orderId)),
      status: 'awaiting-payment',
      livemode: env().stripe.livemode,
      email: form.email,
      name: form.name,
      phone: form.phone || null,
      addressLines: [form.address1, form.address2].filter(Boolean),
      town: form.town,
      postcode: form.postcode,
      zone: buyable.zone,
      deliveryNote: form.note || null,
      promisedDate: buyable.promisedDate,
      goodsPence: basket.goodsPence,
      deliveryPence,
      deliveryVatPence: deliveryVat(deliveryPence, taxed),
      totalPence: addPence(basket.goodsPence, deliveryPence),
      basketKey,
      placedAt: instant,
    })
    .onConflictDoNothing({ target: orders.basketKey })
    .returning({ id: orders.id });
  if (made.length === 0) return null;
  await tx.insert(orderLines).values(
    lines.map(({ product, variant, quantity, unitPence, grossPence }, position) => ({
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
      vatRate: variant.vat,
      vatPence: vatWithin(grossPence, variant.vat),
      cancellationRule: product.cancellation.rule,
      cancellationReason: product.cancellation.reason,
    })),
  );
  await recordEvent(tx, { orderId, kind: 'placed' });
  await attempt(tx, orderId, instant);
  return orderId;
}

async function reopen(tx: Tx, orderId: string, { promisedDate }: Buyable, instant: Date): Promise<void> {
  await tx
    .update(orders)
    .set({ status: 'awaiting-payment', promisedDate, placedAt: instant, cancelledAt: null })
    .where(eq(orders.id, orderId));
  await attempt(tx, orderId, instant);
}

/** Speaks for the order's stock and writes its next payment attempt. */
async function attempt(tx: Tx, orderId: string, instant: Date): Promise<void> {
  const reserved = await reserveStock(tx, await linesOf(tx, orderId));
  if (!reserved.ok) throw new SoldOut(reserved.sku);
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from payment_attempts where order_id = ${orderId})`;
  const total = sql<number>`(select total_pence from orders where id = ${orderId})`;
  await tx.insert(paymentAttempts).values({
    id: randomUUID(),
    orderId,
    number: next,
    status: 'creating',
    amountPence: total,
    expiresAtUnix: Math.floor(instant.getTime() / 1000) + sessionLifeSeconds,
    createdAt: instant,
  });
}
