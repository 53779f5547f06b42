import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/** Stands for an e-mail address in the record, so that the record does not keep what was to be erased. */
export const addressHash = (email: string): string =>
  `address ${createHmac('sha256', env().shopSecret).update(`address:${email.toLowerCase()}`).digest('hex').slice(0, 16)}`;
