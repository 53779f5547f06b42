import { cookiesOnceSeen, orderProgress } from '@/lib/aftersales/progress-store';
import { parseCookies, setCookieHeader } from '@/lib/http/cookies';
import { forgetForm } from '@/lib/http/form-store';
import { guarded } from '@/lib/http/route';

type Context = { params: Promise<{ token: string }> };

/**
 * Back from the payment page. A page can't set a cookie while it renders, and the basket must empty without script too,
 * so Stripe returns here first.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return guarded('orders', async () => {
    const { token } = await params;
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
