import type { Metadata } from 'next';
import { ComplaintForm } from '@/components/layout/complaint-form';
import { Heading } from '@/components/layout/heading';
import { Notice } from '@/components/ui/notice';
import { acknowledgeDays } from '@/lib/complaints/clock';
import { complaintById } from '@/lib/complaints/complaint-store';
import { db } from '@/lib/db/connection';
import { recallForm } from '@/lib/http/form-store';
import { keys } from '@/lib/keys/keys';
import { dateInLondon, formatLongDate } from '@/lib/time/format';

type Props = { searchParams: Promise<{ received?: string | string[] }> };

export const metadata: Metadata = { title: 'A complaint about your data' };

/** The receipt of a complaint, by the link that only its sender got; nothing of what they wrote. */
async function receiptOf(received: string | string[] | undefined) {
  const id = typeof received === 'string' ? keys().idOf('complaint', received) : null;
  return id ? complaintById(await db(), id) : null;
}

export default async function ComplaintPage({ searchParams }: Props) {
  const { received } = await searchParams;
  const receipt = await receiptOf(received);
  const draft = receipt ? null : await recallForm('complaint');
  return (
    <div className="page grid gap-6 pb-10">
      <Heading title="A complaint about your data" trail={[{ name: 'Privacy', href: '/help/privacy' }]} />
      {receipt ? (
        <Notice tone="done" role="status" className="measure">
          <p className="font-semibold">We have your complaint. Its reference is {receipt.reference}.</p>
          <p>
            It came on {formatLongDate(dateInLondon(receipt.receivedAt))}, and a receipt is on its way to you by e-mail.
            A person writes to you within {acknowledgeDays} days.
          </p>
        </Notice>
      ) : (
        <div className="measure grid gap-4">
          {draft?.problem ? (
            <Notice tone="problem" role="alert" id="problem" tabIndex={-1}>
              <p>{draft.problem.message}</p>
            </Notice>
          ) : null}
          <ComplaintForm draft={draft} />
        </div>
      )}
    </div>
  );
}
