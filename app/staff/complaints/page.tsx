import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { ComplaintCard } from '@/components/staff/complaints/complaint-card';
import { LogComplaint } from '@/components/staff/complaints/log-form';
import { Desk } from '@/components/staff/desk';
import { Said, wordsFor } from '@/components/staff/said';
import { listed, logsOf } from '@/lib/complaints/complaint-store';
import { draftName } from '@/lib/desk/act/places';
import { recordSeen } from '@/lib/staff/audit-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { may } from '@/lib/staff/permissions';
import { nowDate } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Complaints about personal data' };

const doneWords = {
  logged: 'It is logged.',
  taken: 'It is yours now.',
  noted: 'The note is in the log.',
  acknowledged: 'It is acknowledged.',
  closed: 'It is answered and closed.',
};
const forms = ['take', 'note', 'acknowledge', 'close'] as const;

/** Everybody may log one; who may handle data sees them. */
export default async function ComplaintsPage({ searchParams }: Props) {
  const member = await staffPage('log-complaint');
  const { done, reference, refused } = await searchParams;
  const isReference = typeof reference === 'string' && /^DP-[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(reference);
  const said = [wordsFor(doneWords, done), isReference ? `Its reference is ${reference}: tell them.` : ''];
  return (
    <Desk member={member} title="Complaints about personal data" here="/staff/complaints">
      <Said done={said.filter(Boolean).join(' ') || null} problem={null} />
      {may(member.role, 'handle-data') ? <Tray staffId={member.id} refused={refused} /> : null}
      <section id="log" className="desk-section" aria-labelledby="log-title">
        <h2 id="log-title">Log one that came another way</h2>
        <p className="measure">
          Whoever says in a chat, by letter, on the telephone or in person that we treated their personal data wrongly
          has complained, whatever they call it. The law’s thirty days begin on the day it came.
        </p>
        <LogComplaint
          id={randomUUID()}
          today={dateInLondon(nowDate())}
          draft={await refusedForm(refused, 'complaint-log')}
        />
      </section>
    </Desk>
  );
}

const most = 200;

async function Tray({ staffId, refused }: { staffId: string; refused: string | string[] | undefined }) {
  const now = nowDate();
  const rows = await listed(most);
  const log = await logsOf(rows.map(({ complaint }) => complaint.id));
  const scope = forms.map((form) => `complaint-${form}`).find((name) => name === refused);
  const open = rows.filter(({ complaint }) => complaint.closedAt === null);
  if (rows.length > 0) await recordSeen(staffId, 'complaints-read', 'all');
  const cards = [];
  for (const row of rows) {
    const { id } = row.complaint;
    const draft = scope ? await refusedForm(scope, scope, draftName(scope, id)) : null;
    const own = log.filter(({ complaintId }) => complaintId === id);
    cards.push(<ComplaintCard key={id} row={row} log={own} now={now} draft={draft} />);
  }
  return (
    <>
      <p role="status">
        {open.length === 0 ? 'None is waiting.' : `${open.length} waiting, longest first`}
        {rows.length === most ? ` (no more than ${most} are shown here)` : ''}
        {rows.length > 0 ? (
          <>
            {'. '}
            <a href="/api/staff/complaints" className="link">
              All of them as a file
            </a>
          </>
        ) : null}
      </p>
      <ul className="grid gap-6">{cards}</ul>
    </>
  );
}
