import 'server-only';
import { transaction } from '@/lib/db/connection';
import { withinLimit } from '@/lib/http/limit-store';
import { keys } from '@/lib/keys/keys';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';

const day = { windowSeconds: 86_400, whenDown: 'closed' } as const;

/**
 * Asks for the links of an address's orders to be sent to it: once a day, whoever asks. Whether the address is known is
 * found out only when the letter is written, so that the answer, and the time it takes, are the same for every address.
 * False once too many have been asked for today, from one place or by everybody together.
 */
export async function askForLinks(email: string, from: string): Promise<boolean> {
  const to = email.toLowerCase();
  const today = dateInLondon(nowDate());
  if (!(await withinLimit({ scope: 'find-order-from', address: from, max: 30, ...day })).ok) return false;
  if (!(await withinLimit({ scope: 'find-order-all', key: 'all', max: 2_000, ...day })).ok) return false;
  const subjectId = `${today} ${keys().sign('address', to)}`;
  await transaction((tx) => queueMail(tx, { subjectId, kind: 'order-link', payload: { to } }));
  return true;
}
