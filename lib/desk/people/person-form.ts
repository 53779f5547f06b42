import { z } from 'zod';

const email = z.email({ error: 'Enter an e-mail address, such as name@example.com.' }).max(254);

export const copyForm = z.strictObject({ email });
/** Written out in full, because it can't be undone. */
export const eraseForm = z.strictObject({
  email,
  sure: z
    .string()
    .refine((typed) => typed.trim().toLowerCase() === 'erase', { error: 'Write the word erase to confirm.' }),
});
