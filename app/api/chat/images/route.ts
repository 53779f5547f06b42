import { z } from 'zod';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { pageOf, writer } from '@/lib/chat/visitor/author-store';
import { largestPicture, largestUpload, pictureTooLarge } from '@/lib/chat/visitor/limits';
import { clientId, visitorFields } from '@/lib/chat/visitor/message';
import { remake, sayPicture } from '@/lib/chat/visitor/picture-store';
import { done, refuse } from '@/lib/http/answer';
import { readUpload } from '@/lib/http/body';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const body = z.strictObject({
  ...visitorFields,
  id: clientId,
  image: z
    .instanceof(Uint8Array, { error: 'Choose a picture first.' })
    .refine(({ length }) => length > 0, { error: 'Choose a picture first.' })
    .refine(({ length }) => length <= largestPicture, { error: pictureTooLarge }),
});
const options = {
  scope: 'chat-images',
  body,
  read: readUpload,
  maxBytes: largestUpload,
  form: { back: (typed: Record<string, string>) => pageOf(typed, '#picture'), draft: () => 'chat-picture' },
  limit: { max: 40, windowSeconds: 3600, whenDown: 'closed' },
} as const;

/** A picture from a visitor, made anew before it is kept. */
export const POST = route(options, async ({ input, cookies, address }) => {
  const who = await writer(cookies, input, address);
  if (!who.ok) return who;
  const picture = await remake(input.image, address);
  if (!picture.ok)
    return refuse(picture.status, picture.code, picture.message, {
      fields: { image: picture.message },
      ...(picture.status === 503 ? { retryAfterSeconds: 10 } : {}),
    });
  const event = await sayPicture(who.visitor, input.id, picture);
  if (!event)
    return refuse(409, 'too-many', 'There are many pictures in this conversation. Please describe it instead.');
  await forgetForm('chat-picture', cookies);
  return done<ChatAnswers['/api/chat/images']>({ event }, { location: pageOf(input, '#write'), cookies: who.cookies });
});
