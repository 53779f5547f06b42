import { z } from 'zod';

/** Length does it, and what is guessed too soon is refused besides (guessable.ts); no rules about characters. */
export const newPassword = z
  .string()
  .min(15, { error: 'Use at least 15 characters. A few words you will remember are best.' })
  .max(200, { error: 'Use at most 200 characters.' });

export const guessedWords =
  'This one is guessed too easily: it is made of what people try first, or of names of yours or the shop’s. Please choose another. Four words that have nothing to do with each other are best.';
