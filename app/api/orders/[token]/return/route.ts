import { cookiesOnceSeen, orderProgress } from '@/lib/aftersales/progress-store';
import { parseCookies, setCookieHeader } from '@/lib/http/cookies';
import { forgetForm } from '@/lib/http/form-store';
import { withinLimit } from '@/lib/http/limit-store';
import { addressOf, guarded } from '@/lib/http/route';

const limit = { max: 120, windowSeconds: 60, whenDown: 'open' } as const;
type Context = { params: Promise<{ token: string }> };

/**
 * Back from the payment page. A page can't set a cookie while it renders, and the basket must empty without script too,
 * so Stripe returns here first.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return guarded('orders', async () => {
    const { token } = await params;
    const often = await withinLimit({ scope: 'order-return', address: addressOf(request), ...limit });
    if (!often.ok)
      return new Response('That is a lot at once. Please wait a minute and try again.', {
        status: 429,
        headers: { 'cache-control': 'no-store', 'retry-after': String(often.retryAfterSeconds) },
      });
    const found = await orderProgress(token);
    const again = new URL(request.url).searchParams.get('again') === 'yes' ? '?again=yes' : '';
    const headers = new Headers({
      'cache-control': 'no-store',
      location: found ? `/orders/${encodeURIComponent(token)}${again}` : '/basket',
    });
    const sent = parseCookies(request.headers.get('cookie'));
    if (found?.order.status === 'paid') await forgetForm('checkout', sent);
    for (const cookie of found ? cookiesOnceSeen(sent, found) : [])
      headers.append('set-cookie', setCookieHeader(cookie));
    return new Response(null, { status: 303, headers });
  });
}
