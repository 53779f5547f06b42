import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { alerts } from '@/lib/db/schema/payments';
import { nowDate } from '@/lib/time/clock';
import type { AlertKind } from './words';

export type { AlertKind } from './words';

type Raised = { kind: AlertKind; subject: string; orderId?: string; detail: string };

/** Calls a person. The same trouble about the same thing is one call until somebody has settled it. */
export async function raiseAlert(tx: Pick<Tx, 'insert'>, { kind, subject, orderId, detail }: Raised): Promise<void> {
  const raisedAt = nowDate();
  await tx.insert(alerts).values({ id: randomUUID(), kind, subject, orderId, detail, raisedAt }).onConflictDoNothing();
}

export type Alert = typeof alerts.$inferSelect & { orderNumber: string | null };

/** What waits for a person, longest first. */
export async function openAlerts(): Promise<Alert[]> {
  const rows = await (await db())
    .select({ alert: alerts, orderNumber: orders.number })
    .from(alerts)
    .leftJoin(orders, eq(orders.id, alerts.orderId))
    .where(isNull(alerts.settledAt))
    .orderBy(asc(alerts.raisedAt), asc(alerts.id));
  return rows.map(({ alert, orderNumber }) => ({ ...alert, orderNumber }));
}

/** How many of them, for the desk's navigation. */
export async function openAlertCount(): Promise<number> {
  return (await db()).$count(alerts, isNull(alerts.settledAt));
}

type Settling = { id: string; staffId: string; how: string; record?: Recording | undefined };

/** Somebody has seen to it. The same trouble afterwards is a new call. */
export async function settleAlert({ id, staffId, how, record }: Settling): Promise<'settled' | 'unknown'> {
  return transaction(async (tx) => {
    const settled = await tx
      .update(alerts)
      .set({ settledAt: nowDate(), settledBy: staffId, settledHow: how })
      .where(and(eq(alerts.id, id), isNull(alerts.settledAt)))
      .returning({ id: alerts.id });
    if (settled.length > 0) await record?.(tx);
    return settled.length > 0 ? 'settled' : 'unknown';
  });
}

/** The trouble is over by itself, or by what somebody did elsewhere. */
export async function alertIsOver(
  tx: Pick<Tx, 'update'>,
  { kind, subject, how, staffId }: Pick<Raised, 'kind' | 'subject'> & { how: string; staffId?: string },
): Promise<void> {
  await tx
    .update(alerts)
    .set({ settledAt: nowDate(), settledBy: staffId, settledHow: how })
    .where(and(eq(alerts.kind, kind), eq(alerts.subject, subject), isNull(alerts.settledAt)));
}
