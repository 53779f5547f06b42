import type { Metadata } from 'next';
import { EntryForm } from '@/components/staff/people/entry-form';
import { usableLink } from '@/lib/desk/people/setup-store';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Welcome' };

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await usableLink(token);
  if (!link) {
    return (
      <div className="grid gap-4">
        <h1 className="text-3xl">This link can’t be used</h1>
        <p>It was used already or is too old. Ask whoever sent it for a new one.</p>
        <p>The first owner starts the shop again for a new one; theirs is good for half an hour.</p>
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl">{link.email ? 'Welcome to the desk.' : 'Welcome. You are the owner.'}</h1>
      <EntryForm action="/api/staff/setup" draft={await recallForm('setup')} token={token} invited={link.email} />
    </div>
  );
}
