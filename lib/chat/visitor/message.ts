import { z } from 'zod';
import { storableId } from '@/lib/http/storable';
import { emailAddress, optionalEmail } from '@/lib/text/email';
import { lines, optionalLine, optionalLines } from '@/lib/text/line';
import { longestMessage } from './limits';

export const messageText = lines('Please write a message.', longestMessage);

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
export const clientId = storableId('Please open this page again.');

export const visitorMessage = z.strictObject({
  ...visitorFields,
  id: clientId,
  text: messageText,
  name: optionalLine(80, 'your name'),
  email: optionalEmail,
  page: z.string().max(500).optional(),
});

/** Where the answer is to go too. */
export const visitorAddress = z.strictObject({ ...visitorFields, email: emailAddress });

/** What a visitor may say about an answer; words are not asked for. */
export const visitorRating = z.strictObject({
  ...visitorFields,
  score: z.coerce.number({ error: 'Choose from 1 to 5.' }).int().min(1).max(5, { error: 'Choose from 1 to 5.' }),
  text: optionalLines(1_000),
});

const shown = /^\/(?:$|(?:products|shop|articles|help|search|basket|checkout)(?:\/[a-z0-9-]+)*$)/;

/** Where in the shop a visitor is, for whoever answers: public pages only, without what was searched for or any secret. */
export function pagePath(path: string | undefined): string | null {
  return path !== undefined && path.length <= 200 && shown.test(path) ? path : null;
}
