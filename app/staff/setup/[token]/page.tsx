import type { Metadata } from 'next';
import { EntryForm } from '@/components/staff/entry-form';
import { recallForm } from '@/lib/http/form-store';
import { isUsable } from '@/lib/staff/setup-store';

export const metadata: Metadata = { title: 'Welcome' };

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isUsable(token))) {
    return (
      <div className="grid gap-4">
        <h1 className="text-3xl">This link can't be used</h1>
        <p>It was used already or is older than half an hour. Start the shop again for a new one, or ask the owner.</p>
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl">Welcome. You are the owner.</h1>
      <EntryForm action="/api/staff/setup" draft={await recallForm('setup')} token={token} />
    </div>
  );
}
