import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import { env } from '@/lib/env';

export const hashSetupToken = (token: string): string => createHash('sha256').update(token).digest('hex');
export const setupPath = (token: string): string => `/staff/setup/${token}`;

/** Made by the server alone from the invitation's id, so that a letter can carry it and the database only its hash. */
export const invitationToken = (id: string): string =>
  createHmac('sha256', env().shopSecret).update(`invitation:${id}`).digest('base64url');

export const invitationPath = (id: string): string => setupPath(invitationToken(id));
