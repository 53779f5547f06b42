import { z } from 'zod';
import { roles } from './permissions';

/** Whose doing it was. */
const by = z.uuid();

/** What somebody at the desk is told by letter about their own account, so that nothing happens to it unseen. */
export const accountNews = z.discriminatedUnion('what', [
  z.object({ what: z.literal('password-changed') }),
  z.object({ what: z.literal('reset-by-command') }),
  z.object({ what: z.literal('new-device'), device: z.string() }),
  z.object({ what: z.literal('factor-on') }),
  z.object({ what: z.literal('own-factor-off') }),
  z.object({ what: z.literal('factor-off'), by }),
  z.object({ what: z.literal('new-recovery-codes') }),
  z.object({ what: z.literal('recovery-code-used'), left: z.int() }),
  z.object({ what: z.literal('passkey-added'), name: z.string() }),
  z.object({ what: z.literal('passkey-removed'), name: z.string() }),
  z.object({ what: z.literal('passkey-copied'), name: z.string() }),
  z.object({ what: z.literal('role-changed'), by, becomes: z.enum(roles) }),
  z.object({ what: z.literal('disabled'), by }),
  z.object({ what: z.literal('back'), by }),
]);

export type AccountNews = z.infer<typeof accountNews>;
