import type { Metadata } from 'next';
import { Door } from '@/components/staff/people/door';
import { SetupForm } from '@/components/staff/people/setup-form';
import { usableLink } from '@/lib/desk/people/setup-store';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Welcome' };

const titles = {
  owner: 'Welcome. You are the owner.',
  invitation: 'Welcome to the desk.',
  password: 'A new password',
} as const;

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await usableLink(token);
  if (!link) {
    return (
      <Door title="This link can’t be used">
        <p>
          It was used already, is too old, or was made before something about the account changed. Ask whoever sent it
          for a new one.
        </p>
        <p>The first owner starts the shop again for a new one; theirs is good for half an hour.</p>
      </Door>
    );
  }
  return (
    <Door title={titles[link.of]}>
      <SetupForm draft={await recallForm('setup')} token={token} link={link} />
    </Door>
  );
}
