import type { Metadata } from 'next';
import { Heading } from '@/components/layout/heading';
import { Button } from '@/components/ui/button';
import { conversationOfLink } from '@/lib/chat/letters/links-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { newVisitorSecret, visitorCookie, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { ourCookie } from '@/lib/http/cookies';
import { pageCookies } from '@/lib/http/page-cookies';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Carry on the conversation', referrer: 'no-referrer' };

/** Where a letter's link leads: a conversation is carried on in this browser once the button is pressed. */
export default async function ContinuePage({ params }: Props) {
  const { token } = await params;
  const conversation = await conversationOfLink(token);
  const secret = ourCookie(await pageCookies(), visitorCookie);
  const own = secret ? await conversationOf(await visitorOfSecret(secret)) : null;
  return (
    <div className="page">
      <Heading title={conversation ? 'Carry on the conversation' : 'This link is too old'} trail={[]} />
      <div className="measure grid justify-items-start gap-5">
        {conversation && own?.id === conversation ? (
          <p>
            This browser has it already.{' '}
            <a href="/support" className="link">
              Go to the conversation
            </a>
          </p>
        ) : null}
        {conversation && own?.id !== conversation ? (
          <>
            <p>
              Your conversation with us opens here too, and stays open where you began it.
              {own ? ' It takes the place of the one that this browser has now.' : ''}
            </p>
            <form action="/api/chat/continue" method="post">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="visitor" value={newVisitorSecret()} />
              <Button type="submit">Carry on here</Button>
            </form>
          </>
        ) : null}
        {conversation ? null : (
          <p>
            It is good for seven days.{' '}
            <a href="/support" className="link">
              Talk to us
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
