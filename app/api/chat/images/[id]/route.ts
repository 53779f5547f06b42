import { z } from 'zod';
import { unknownConversation } from '@/lib/chat/author-store';
import { pictureBytes } from '@/lib/chat/picture-store';
import { conversationOf } from '@/lib/chat/store';
import { visitorOf } from '@/lib/chat/visitor-store';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { watcherFrom } from '@/lib/staff/session-store';

type Context = { params: Promise<{ id: string }> };

/** A picture, for those in its conversation and for staff. The name it is saved under is ours. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return guarded('chat-images', async () => {
    const id = z.uuid().safeParse((await params).id);
    const cookies = parseCookies(request.headers.get('cookie'));
    const order = new URL(request.url).searchParams.get('order') ?? undefined;
    const own = await conversationOf(await visitorOf(cookies, order));
    const places = [own, (await watcherFrom(cookies)) ? ('any' as const) : null];
    let bytes: Uint8Array | null = null;
    for (const place of places) if (!bytes && place && id.success) bytes = await pictureBytes(id.data, place);
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
