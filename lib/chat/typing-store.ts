import 'server-only';
import { notify } from '@/lib/db/bus';
import { db } from '@/lib/db/connection';
import { type Typing, typingPayload } from './typing';

/** Tells whoever watches, on every server. Nothing is stored: it is over in a few seconds. */
export async function tellTyping(typing: Typing): Promise<void> {
  await notify(await db(), 'typing', typingPayload(typing));
}
