import { unknownConversation } from '@/lib/chat/visitor/author-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { pictureBytes } from '@/lib/chat/visitor/picture-store';
import { visitorOf } from '@/lib/chat/visitor/visitor-store';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { storableId } from '@/lib/http/storable';
import { watcherFrom } from '@/lib/staff/session-store';

type Context = { params: Promise<{ id: string }> };

/** A picture, for those in its conversation and for staff. The name it is saved under is ours. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return guarded('chat-images', async () => {
    const id = storableId().safeParse((await params).id);
    const cookies = parseCookies(request.headers.get('cookie'));
    const order = new URL(request.url).searchParams.get('order') ?? undefined;
    const own = await conversationOf(await visitorOf(cookies, order));
    const within = (await watcherFrom(cookies)) ? 'any' : own;
    const bytes = id.success && within ? await pictureBytes(id.data, within) : null;
    if (!bytes || !id.success) return json(unknownConversation());
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'image/webp',
        'content-disposition': `inline; filename="picture-${id.data.slice(0, 8)}.webp"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      },
    });
  });
}
