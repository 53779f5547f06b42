import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { asc, desc, eq } from 'drizzle-orm';
import type { PricedBasket } from '@/lib/basket/priced';
import { findVariant } from '@/lib/catalogue/find';
import { releaseStock, reserveStock } from '@/lib/catalogue/store';
import type { Product } from '@/lib/content/graph';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { orderLines, orders, paymentAttempts } from '@/lib/db/schema/orders';
import { env } from '@/lib/env';
import { addPence, type Pence } from '@/lib/money/pence';
import { vatWithin } from '@/lib/money/vat';
import type { CheckoutForm } from './checkout-form';
import { hashToken, newOrderNumber, orderToken } from './reference-store';
import { deliveryVat } from './totals';

export type Order = typeof orders.$inferSelect;
export type OrderLine = typeof orderLines.$inferSelect;
export type Attempt = typeof paymentAttempts.$inferSelect;
export type Placed = { ok: true; orderId: string } | { ok: false; soldOut: string };

type Buyable = {
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
  return createHash('sha256')
    .update(JSON.stringify([who, basket.lines.map(({ variant, quantity }) => [variant, quantity]), basket.totalPence]))
    .digest('hex');
}

/** Reserves the stock and writes the order with its first payment attempt, all or nothing. */
export async function placeOrder(buyable: Buyable, instant: Date): Promise<Placed> {
  const { basket, form, products, deliveryPence } = buyable;
  const basketKey = keyOf(buyable);
  const [known] = await (await db()).select({ id: orders.id }).from(orders).where(eq(orders.basketKey, basketKey));
  if (known) return { ok: true, orderId: known.id };

  const lines = basket.lines.flatMap((line) => {
    const found = findVariant(products, line.variant);
    return found ? [{ ...line, ...found }] : [];
  });
  const taxed = lines.map(({ grossPence, variant }) => ({ grossPence, vatRate: variant.vat }));
  const orderId = randomUUID();
  try {
    await transaction(async (tx) => {
      const reserved = await reserveStock(
        tx,
        lines.map(({ variant, quantity }) => ({ sku: variant.sku, quantity })),
      );
      if (!reserved.ok) throw new SoldOut(reserved.sku);
      await tx.insert(orders).values({
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
      });
      await tx.insert(orderLines).values(
        lines.map(({ product, variant, quantity, unitPence, grossPence }, position) => ({
          orderId,
          position,
          sku: variant.sku,
          slug: product.slug,
          title: product.title,
          label: variant.label,
          quantity,
          unitPence,
          grossPence,
          vatRate: variant.vat,
          vatPence: vatWithin(grossPence, variant.vat),
          cancellationRule: product.cancellation.rule,
          cancellationReason: product.cancellation.reason,
        })),
      );
      await tx.insert(paymentAttempts).values({
        id: randomUUID(),
        orderId,
        number: 1,
        status: 'creating',
        amountPence: addPence(basket.goodsPence, deliveryPence),
        expiresAtUnix: Math.floor(instant.getTime() / 1000) + sessionLifeSeconds,
        createdAt: instant,
      });
    });
    return { ok: true, orderId };
  } catch (error) {
    if (error instanceof SoldOut) return { ok: false, soldOut: error.sku };
    throw error;
  }
}

export async function orderByToken(
  token: string,
): Promise<{ order: Order; lines: OrderLine[]; attempt: Attempt | null } | null> {
  const database = await db();
  const [order] = await database
    .select()
    .from(orders)
    .where(eq(orders.tokenHash, hashToken(token)));
  if (!order) return null;
  const lines = await linesOf(database, order.id);
  const [attempt] = await database
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, order.id))
    .orderBy(desc(paymentAttempts.number))
    .limit(1);
  return { order, lines, attempt: attempt ?? null };
}

export async function linesOf(executor: Pick<Tx, 'select'>, orderId: string): Promise<OrderLine[]> {
  return executor.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));
}

/** Gives up an order nobody paid: its stock goes back on the shelf, once. The caller holds the order's lock. */
export async function cancelUnpaid(tx: Tx, order: Pick<Order, 'id' | 'status'>): Promise<void> {
  if (order.status !== 'awaiting-payment' && order.status !== 'processing') return;
  await tx.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, order.id));
  await releaseStock(tx, await linesOf(tx, order.id));
}

export type OrderRow = Pick<
  Order,
  'id' | 'number' | 'status' | 'name' | 'postcode' | 'totalPence' | 'promisedDate' | 'placedAt'
>;

export async function recentOrders(limit = 100): Promise<OrderRow[]> {
  const { id, number, status, name, postcode, totalPence, promisedDate, placedAt } = orders;
  return (await db())
    .select({ id, number, status, name, postcode, totalPence, promisedDate, placedAt })
    .from(orders)
    .orderBy(desc(placedAt))
    .limit(limit);
}
