import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Tx } from '@/lib/db/connection';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import type { AccountNews } from './news';

/** Tells somebody by letter what has become of their account, in the transaction in which it does. */
export const tellMember = (tx: Tx, staffId: string, news: AccountNews): Promise<void> =>
  queueMail(tx, {
    subjectId: randomUUID(),
    kind: 'account-news',
    payload: { staffId, at: nowDate().toISOString(), news },
  });
