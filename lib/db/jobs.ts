import { eq, sql } from 'drizzle-orm';
import { db } from './connection';
import { jobs } from './schema/jobs';

export type Job = {
  name: string;
  /** A server that dies leaves the job to another after this long. */
  leaseSeconds: number;
  /** When it is due again after a run. */
  next: (after: Date) => Date;
  run: () => Promise<Record<string, unknown>>;
};

/** Runs a job if it is due and no other server is at it. Null when it was not this server's turn. */
export async function runIfDue(job: Job, at: Date): Promise<Record<string, unknown> | null> {
  const database = await db();
  await database.insert(jobs).values({ name: job.name, dueAt: at }).onConflictDoNothing();
  const leaseUntil = new Date(at.getTime() + job.leaseSeconds * 1000);
  const claimed = await database
    .update(jobs)
    .set({ leaseUntil })
    .where(
      sql`${jobs.name} = ${job.name} and ${jobs.dueAt} <= ${at} and (${jobs.leaseUntil} is null or ${jobs.leaseUntil} <= ${at})`,
    )
    .returning({ name: jobs.name });
  if (claimed.length === 0) return null;
  const report = await job.run();
  await database
    .update(jobs)
    .set({ leaseUntil: null, dueAt: job.next(at), finishedAt: at, report })
    .where(eq(jobs.name, job.name));
  return report;
}
