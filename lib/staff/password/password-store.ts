import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { type Answer, refuse } from '@/lib/http/answer';
import { loggable } from '@/lib/http/loggable';
import { BusyError, workQueue } from './work-queue';

/** argon2id, 19 MiB, two passes (OWASP). Two at a time, so that a storm of logins can't take all the memory. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** @internal Tests hold it up. */
export const inTurn = workQueue({ atOnce: 2, mostWaiting: 16 });
const busySeconds = 5;

type Asker = 'known' | 'stranger';

export const hashPassword = (password: string, asker: Asker = 'stranger'): Promise<string> =>
  inTurn(asker, () => hash(password, cost));

let decoy: Promise<string> | undefined;

/** Takes the same time for somebody we don't know, and for a hash that can't be read, which nothing matches. */
export async function checkPassword(
  stored: string | undefined,
  password: string,
  asker: Asker = 'stranger',
): Promise<boolean> {
  decoy ??= hash('a password that nobody has, only as slow to check', cost);
  const nobodys = await decoy;
  return inTurn(asker, async () => {
    try {
      return (await verify(stored ?? nobodys, password)) && stored !== undefined;
    } catch (error) {
      console.error('[staff] a password’s hash can’t be read: its owner needs a new password', loggable(error));
      await verify(nobodys, password);
      return false;
    }
  });
}

/** An answer that needs a password checked or made; when too many want that at once, a request to come again. */
export async function unlessBusy(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    return refuse(503, 'busy', 'Too many people are logging in at this moment. Please try again in a few seconds.', {
      retryAfterSeconds: busySeconds,
    });
  }
}
