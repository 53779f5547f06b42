import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Tx } from '@/lib/db/connection';
import { alerts } from '@/lib/db/schema/payments';

export type AlertKind =
  | 'amount-mismatch'
  | 'paid-twice'
  | 'paid-but-sold-out'
  | 'refund-failed'
  | 'disputed'
  | 'letter-failed'
  | 'event-failed'
  | 'stripe-differs';
type Alert = { kind: AlertKind; subject: string; orderId?: string; detail: string };

/** Calls a person. The same trouble about the same thing is one call until somebody has settled it. */
export async function raiseAlert(tx: Pick<Tx, 'insert'>, { kind, subject, orderId, detail }: Alert): Promise<void> {
  await tx.insert(alerts).values({ id: randomUUID(), kind, subject, orderId, detail }).onConflictDoNothing();
}
