import { z } from 'zod';
import { longestMessage } from './limits';

/** Control characters (but for new lines and tabs) and the ones that turn text round, which hide what is really written. */
const hidden = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu;

export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(hidden, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

export const messageText = z
  .string({ error: 'Please write a message.' })
  .transform(cleanText)
  .pipe(
    z
      .string()
      .min(1, { error: 'Please write a message.' })
      .max(longestMessage, { error: `Please keep it under ${longestMessage} characters.` }),
  );

/** Whose conversation a write belongs to, where the cookie alone doesn't say. */
export const visitorFields = {
  /** Made by the page: a first message sent twice, before its cookie has come back, is still one visitor's. */
  visitor: z
    .string()
    .regex(/^[\w-]{43}$/, { error: 'Please open this page again.' })
    .optional(),
  /** The secret of an order's link: the message belongs to that order's conversation. */
  order: z.string().max(100).optional(),
};
/** Made by the sender; the same id sent again is the same message. */
export const clientId = z.uuid({ error: 'Please open this page again.' });
export const emailAddress = z.email({ error: 'Enter an e-mail address, such as name@example.com.' }).max(254);

export const visitorMessage = z.strictObject({
  ...visitorFields,
  id: clientId,
  text: messageText,
  name: z.string().transform(cleanText).pipe(z.string().max(80)).default(''),
  email: z.union([z.literal(''), emailAddress]).default(''),
  page: z.string().max(500).optional(),
});

/** What a visitor may say about an answer; words are not asked for. */
export const visitorRating = z.strictObject({
  ...visitorFields,
  score: z.coerce.number({ error: 'Choose from 1 to 5.' }).int().min(1).max(5, { error: 'Choose from 1 to 5.' }),
  text: z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(1_000, { error: 'Please keep it under 1000 characters.' }))
    .default(''),
});

const shown = /^\/(?:$|(?:products|shop|articles|help|search|basket|checkout)(?:\/[a-z0-9-]+)*$)/;

/** Where in the shop a visitor is, for whoever answers: public pages only, without what was searched for or any secret. */
export function pagePath(path: string | undefined): string | null {
  return path !== undefined && path.length <= 200 && shown.test(path) ? path : null;
}
