import { z } from 'zod';
// By its path, because next.config.ts comes here too and knows no alias.
import { weekdays } from '../../time/format';
import { typographic } from '../text/typographic';

/** Field types that several kinds of content share. Each error text finishes the sentence 'must be …'. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case words joined by hyphens, like goats-milk-kefir' });
/** As it is written, for what is looked for or quoted rather than shown. */
export const plainText = z.string().trim().min(1);
/** What people read: however its quotation marks and apostrophes were typed. */
export const text = plainText.overwrite(typographic);
export const isoDate = z.iso.date({ error: 'a date written like 2026-05-14' });
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a 24-hour time in quotes, like "09:00"' });
const wholePence = z.int({ error: 'a whole number of pence' });
export const pence = wholePence.nonnegative();
export const positivePence = wholePence.positive();
export const httpsUrl = z.url({ protocol: /^https$/, error: 'a web address starting with https://' });
export const localPath = z
  .string()
  .regex(/^\/(?![/\\])[\w\-./?=&%#]*$/, { error: 'an address in this shop starting with /' });
export const weekday = z.enum(weekdays);
export const status = z.enum(['draft', 'published']);
export const question = z.strictObject({ question: text, answer: text });
/** Ids of approvals in claims.yaml. */
export const approvals = z.array(slug).default([]);
/** An uploaded photograph (content/images) or one of the shop's drawings (public/illustrations), and what it shows. */
export const image = z.strictObject({
  src: z.string().regex(/^\/(?:images\/[\w-]+(?:\/[\w-]+)*\.\w+|illustrations\/[\w-]+\.svg)$/, {
    error: 'an uploaded picture like /images/oat-kefir/photograph.jpg or a drawing like /illustrations/oat-kefir.svg',
  }),
  alt: text.max(200),
});
