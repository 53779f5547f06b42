import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';
import { hashSecret } from '../visitor/visitor-store';

type Purpose = 'confirm' | 'continue';
export const secretLink = /^[\w-]{43}$/;

/**
 * The secret in a letter's link: 256 bits that only the server can make from the row's id, so that the letter can be
 * written later while the database holds no more than a hash.
 */
export const linkToken = (purpose: Purpose, id: string): string =>
  createHmac('sha256', env().shopSecret).update(`chat-${purpose}:${id}`).digest('base64url');

export const linkHash = (purpose: Purpose, id: string): string => hashSecret(linkToken(purpose, id));
export const linkUrl = (purpose: Purpose, id: string): string =>
  `${env().publicUrl}/support/${purpose}/${linkToken(purpose, id)}`;
