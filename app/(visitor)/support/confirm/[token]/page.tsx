import type { Metadata } from 'next';
import { Heading } from '@/components/layout/heading';
import { Button } from '@/components/ui/button';
import { confirmationOf } from '@/lib/chat/letters/letters-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { visitorCookie, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { ourCookie } from '@/lib/http/cookies';
import { pageCookies } from '@/lib/http/page-cookies';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Is this your e-mail address?', referrer: 'no-referrer' };

async function ownConversation(): Promise<string | undefined> {
  const secret = ourCookie(await pageCookies(), visitorCookie);
  return secret ? (await conversationOf(await visitorOfSecret(secret)))?.id : undefined;
}

/**
 * Where a letter's link leads: nothing is confirmed until the button is pressed, so that a mail scanner confirms nothing,
 * and the button is only where the conversation is.
 */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const asked = await confirmationOf(token);
  const isHere = asked?.conversationId === (await ownConversation());
  const sends = asked?.wanted === 'link' ? 'a link to the conversation' : 'a copy of the conversation';
  return (
    <div className="page">
      <Heading title={asked ? 'Is this your e-mail address?' : 'This link is too old'} trail={[]} />
      <div className="measure grid justify-items-start gap-5">
        {asked?.confirmedAt ? (
          <p role="status">
            Thank you. We have sent {sends} to {asked.email}.
          </p>
        ) : null}
        {asked && !asked.confirmedAt && isHere ? (
          <>
            <p>
              {asked.email}: if it is yours, we send {sends} there. Whoever helps you in the conversation that you have
              in this browser then takes you for the owner of this address, and may see the orders made with it and
              settle them with you.
            </p>
            <form action="/api/chat/confirm" method="post">
              <input type="hidden" name="token" value={token} />
              <Button type="submit">Yes, it is mine</Button>
            </form>
          </>
        ) : null}
        {asked && !asked.confirmedAt && !isHere ? (
          <>
            <p>
              The conversation in which somebody gave {asked.email} is not in this browser. If you are writing to us in
              another one, type the six figures of our letter there, under ‘Have a copy sent’.
            </p>
            <p>
              If you have not written to us, somebody else gave your address. You need do nothing; please give the six
              figures to nobody.
            </p>
          </>
        ) : null}
        {asked ? null : (
          <p>
            It is good for a day. Please{' '}
            <a href="/support" className="link">
              ask for a new one
            </a>{' '}
            in the conversation.
          </p>
        )}
      </div>
    </div>
  );
}
