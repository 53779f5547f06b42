import { z } from 'zod';

/** Long passwords that everybody tries first. Length does the rest; no rules about kinds of characters. */
const common = new Set([
  'passwordpassword',
  'password12345678',
  'qwertyuiopasdfgh',
  '1234567890123456',
  'correcthorsebatterystaple',
  'larkfieldkefir123',
  'iloveyouiloveyou',
  'letmeinletmeinletmein',
]);
const message = 'Use at least 15 characters. A few words you will remember are best.';

export const newPassword = z
  .string()
  .min(15, { error: message })
  .max(500, { error: 'Use at most 500 characters.' })
  .refine((password) => !common.has(password.toLowerCase()) && new Set(password).size > 4, {
    error: 'This one is guessed too easily. Please choose another.',
  });
