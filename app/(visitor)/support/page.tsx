import type { Metadata } from 'next';
import { Support } from '@/components/chat/support';
import { Heading } from '@/components/layout/heading';
import { visitorCookie, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { ourCookie } from '@/lib/http/cookies';
import { pageCookies } from '@/lib/http/page-cookies';

export const metadata: Metadata = { title: 'Talk to us' };

export default async function SupportPage() {
  const secret = ourCookie(await pageCookies(), visitorCookie);
  return (
    <div className="page">
      <Heading title="Talk to us" trail={[]} />
      <div className="measure grid gap-5">
        <p>
          About an order?{' '}
          <a href="/orders/find" className="link">
            Find its page
          </a>{' '}
          and ask there, and we see at once which one you mean.
        </p>
        <Support visitor={secret ? await visitorOfSecret(secret) : null} />
      </div>
    </div>
  );
}
