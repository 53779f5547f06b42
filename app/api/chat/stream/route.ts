import { z } from 'zod';
import { visitorStream } from '@/lib/chat/stream/stream-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { visitorOf } from '@/lib/chat/visitor/visitor-store';
import { refuse } from '@/lib/http/answer';
import { parseCookies } from '@/lib/http/cookies';
import { addressOf, guarded, json } from '@/lib/http/route';
import { storableInteger } from '@/lib/http/storable';

const number = z.coerce.number().pipe(storableInteger).catch(0);

/** New events of the visitor's own conversation, from after the last one that their browser has. */
export function GET(request: Request): Promise<Response> {
  return guarded('chat', async () => {
    const { searchParams } = new URL(request.url);
    const visitor = await visitorOf(
      parseCookies(request.headers.get('cookie')),
      searchParams.get('order') ?? undefined,
    );
    const conversation = await conversationOf(visitor);
    if (!conversation) return json(refuse(404, 'unknown', 'There is no such conversation.'));
    const after = number.parse(request.headers.get('last-event-id') ?? searchParams.get('after') ?? 0);
    return visitorStream(addressOf(request), conversation, after);
  });
}
