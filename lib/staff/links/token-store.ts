import 'server-only';
import { createHash } from 'node:crypto';
import { keys } from '@/lib/keys/keys';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands for an invitation in the database: made from its id, so that it stays when the shop's secret changes. */
export const hashInvitation = (id: string): string => hash(`invitation:${id}`);
/** What stands for a link in the database; the first owner's is made of nothing but chance. */
export function hashSetupToken(token: string): string {
  const id = keys().idOf('invitation', token);
  return id ? hashInvitation(id) : hash(token);
}
export const setupPath = (token: string): string => `/staff/setup/${token}`;

/** Made by the server alone from the invitation's id, so that a letter can carry it and the database does not hold it. */
export const invitationPath = (id: string): string => setupPath(keys().tokenOf('invitation', id));
