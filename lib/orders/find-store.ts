import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { transaction } from '@/lib/db/connection';
import { outbox } from '@/lib/db/schema/mail';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';

const kind = 'order-link';

/**
 * Asks for the links of an address's orders to be sent to it: once a day, whoever asks. Whether the address is known is
 * found out only when the letter is written, so that the answer, and the time it takes, are the same for every address.
 */
export async function askForLinks(email: string): Promise<void> {
  const to = email.toLowerCase();
  const today = dateInLondon(nowDate());
  await transaction(async (tx) => {
    // Addresses that people typed are not kept longer than the day needs them.
    await tx.delete(outbox).where(and(eq(outbox.kind, kind), lt(outbox.sentAt, sql`now() - interval '2 days'`)));
    await queueMail(tx, { subjectId: `${today} ${to}`, kind, payload: { to } });
  });
}
