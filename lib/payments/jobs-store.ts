import 'server-only';
import { Temporal } from 'temporal-polyfill';
import { type Job, runIfDue } from '@/lib/db/jobs';
import { loggable } from '@/lib/http/loggable';
import { settleParcels } from '@/lib/orders/parcels/owed-store';
import { onShutdown } from '@/lib/shutdown';
import { nowDate } from '@/lib/time/clock';
import { londonInstant, toLondon } from '@/lib/time/london';
import { compareWithStripe } from './compare-store';
import { reconcile } from './reconcile-store';
import { releaseScarce } from './scarce-store';

const lookMilliseconds = 20_000;
const night = '03:10';

/** The next time London's clocks show the small hours. */
function nextNight(after: Date): Date {
  const instant = Temporal.Instant.fromEpochMilliseconds(after.getTime());
  const today = toLondon(instant).toPlainDate();
  const nights = [today, today.add({ days: 1 })].map((date) => londonInstant(date, night).epochMilliseconds);
  return new Date(nights.find((one) => one > after.getTime()) ?? after.getTime() + 86_400_000);
}

const paymentJobs: readonly Job[] = [
  {
    name: 'reconcile',
    leaseSeconds: 600,
    next: (after) => new Date(after.getTime() + 5 * 60_000),
    run: reconcile,
  },
  {
    name: 'release-scarce',
    leaseSeconds: 600,
    next: (after) => new Date(after.getTime() + 60_000),
    run: releaseScarce,
  },
  {
    name: 'settle-parcels',
    leaseSeconds: 600,
    next: (after) => new Date(after.getTime() + 60_000),
    run: settleParcels,
  },
  { name: 'compare-with-stripe', leaseSeconds: 3_600, next: nextNight, run: compareWithStripe },
];

/** Runs whatever is due. Returns each job's report, null for one that was not this server's turn. */
export async function runPaymentJobs(): Promise<Record<string, Record<string, unknown> | null>> {
  const reports: Record<string, Record<string, unknown> | null> = {};
  for (const job of paymentJobs) {
    const report = await runIfDue(job, nowDate());
    reports[job.name] = report;
    if (report && Object.values(report).some((count) => count !== 0)) console.log(`[${job.name}]`, report);
  }
  return reports;
}

export function startPaymentJobs(): void {
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    runPaymentJobs()
      .catch((error: unknown) => console.error('[payments]', loggable(error)))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(run, lookMilliseconds);
  timer.unref();
  onShutdown(() => clearInterval(timer));
  run();
}
