import type { Metadata } from 'next';
import { Heading } from '@/components/layout/heading';
import { Button } from '@/components/ui/button';
import { confirmationOf } from '@/lib/chat/letters/letters-store';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Is this your e-mail address?', referrer: 'no-referrer' };

/** Where a letter's link leads: nothing is confirmed until the button is pressed, so that a mail scanner confirms nothing. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const asked = await confirmationOf(token);
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
        {asked && !asked.confirmedAt ? (
          <>
            <p>
              {asked.email}: if it is yours, we send {sends} there. If you didn’t ask for it, just close this page.
            </p>
            <form action="/api/chat/confirm" method="post">
              <input type="hidden" name="token" value={token} />
              <Button type="submit">Yes, send it to me</Button>
            </form>
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
