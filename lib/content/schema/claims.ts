import { z } from 'zod';
import { text } from './fields';

const words = z.array(text).min(1);

/** The words of the claims rules (CAP Code 12 and 15). In content, so that counsel can change them. */
export const claimsSchema = z.strictObject({ A: words, B: words, C: words, D: words, F: words, allowed: words });

export type ClaimWords = z.infer<typeof claimsSchema>;
