import 'server-only';
import { lt } from 'drizzle-orm';
import { forgetOldComplaints } from '@/lib/complaints/complaint-store';
import { content } from '@/lib/content/content';
import { kept } from '@/lib/data-map/kept';
import { db } from '@/lib/db/connection';
import { stripeEvents } from '@/lib/db/schema/payments';
import { setupLinks, staffDevices, staffLogins, staffSessions } from '@/lib/db/schema/staff';
import { forgetOldForms } from '@/lib/http/form-store';
import { forgetOldLimits } from '@/lib/http/limit-store';
import { loggable } from '@/lib/http/loggable';
import { forgetOldHolders } from '@/lib/orders/checkout/holder-store';
import { forgetOldBuyers } from '@/lib/orders/retention/forget-store';
import { forgetOldLetters } from '@/lib/outbox/queue-store';
import { onShutdown } from '@/lib/shutdown';
import { now } from '@/lib/time/clock';
import { forgetOldEntries } from './audit-store';
import { sealAnew } from './factor/factor-store';
import { deviceForgottenBefore } from './login/device-store';
import { forgetOldChallenges } from './passkey/challenge-store';

const everyMilliseconds = 3_600_000;
const hour = 3_600_000;

/**
 * What has been kept for as long as content says goes: the record of who did what, and the buyers of old orders. Sessions
 * and links go soon after their end.
 */
export async function forgetOldRecords(): Promise<void> {
  const database = await db();
  const ago = (hours: number) => new Date(now().epochMilliseconds - hours * hour);
  await forgetOldEntries(ago(content().chat.auditDays * 24));
  await database.delete(staffSessions).where(lt(staffSessions.startedAt, ago(kept.staffSessionHours)));
  await database.delete(staffDevices).where(lt(staffDevices.seenAt, deviceForgottenBefore()));
  await database.delete(staffLogins).where(lt(staffLogins.expiresAt, ago(0)));
  await database.delete(setupLinks).where(lt(setupLinks.expiresAt, ago(kept.staffLinkDays * 24)));
  await database.delete(stripeEvents).where(lt(stripeEvents.processedAt, ago(kept.stripeEventDays * 24)));
  await forgetOldChallenges();
  await sealAnew();
  await forgetOldForms();
  await forgetOldLimits();
  await forgetOldLetters();
  await forgetOldHolders();
  await forgetOldBuyers();
  await forgetOldComplaints();
}

export function startStaffJobs(): void {
  const run = () => void forgetOldRecords().catch((error: unknown) => console.error('[staff]', loggable(error)));
  const timer = setInterval(run, everyMilliseconds);
  timer.unref();
  onShutdown(() => clearInterval(timer));
  run();
}
