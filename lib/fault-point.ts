import { env } from '@/lib/env';

/** The steps of checkout, settling and giving back at which a test may pull the plug. */
export const faultPoints = [
  'order-written',
  'order-placed',
  'session-made',
  'session-kept',
  'event-received',
  'session-fetched',
  'paid-not-committed',
  'paid',
  'event-done',
  'refund-not-committed',
  'refund-written',
  'refund-made',
  'refund-learned',
  'letter-sent',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

/** Ends the process as kill −9 does if a test has named this step. The environment refuses that anywhere but in tests. */
export function faultPoint(name: FaultPoint): void {
  if (process.env.TEST_FAULT_POINT === name && env().appEnv === 'test') process.kill(process.pid, 'SIGKILL');
}
