import 'server-only';
import { isNull, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { alerts } from '@/lib/db/schema/payments';

export async function openAlertCount(): Promise<number> {
  const [row] = await (await db())
    .select({ count: sql<number>`count(*)::int` })
    .from(alerts)
    .where(isNull(alerts.settledAt));
  return row?.count ?? 0;
}
