import 'server-only';
import { z } from 'zod';
import { content } from '@/lib/content/content';
import { env } from '@/lib/env';
import { invitationPath } from '@/lib/staff/invitation-token-store';
import { invitationLetter } from './invitation-letter';
import type { Letter } from './letter';

const invitation = z.object({ email: z.string(), by: z.string() });

/** The letter with somebody's link to the desk, which is made anew here: it is stored nowhere. */
export function composeInvitation(id: string, payload: unknown): Letter {
  const link = `${env().publicUrl}${invitationPath(id)}`;
  return invitationLetter({ ...invitation.parse(payload), link }, content().site);
}
