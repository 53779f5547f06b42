import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { AlertCard, SettledAlerts } from '@/components/staff/orders/alert-card';
import { Said } from '@/components/staff/said';
import { settledLately } from '@/lib/aftersales/alert-actions-store';
import { doneWords } from '@/lib/desk/orders/done-words';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { may } from '@/lib/staff/permissions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Needs a person' };

export default async function TroublePage({ searchParams }: Props) {
  const member = await staffPage('see-orders');
  const { done, refused } = await searchParams;
  const alerts = await openAlerts();
  const draft = await refusedForm(refused, 'trouble');
  const homeless = draft && !alerts.some(({ id }) => id === draft.values.alert) ? draft.problem?.message : null;
  return (
    <Desk member={member} title="Needs a person" here="/staff/trouble">
      <Said done={doneWords(done)} problem={homeless} />
      <p role="status">
        {alerts.length === 0 ? 'Nothing does. Everything runs by itself.' : `${alerts.length} waiting, longest first`}
      </p>
      <ul className="grid gap-6">
        {alerts.map((alert) => (
          <AlertCard
            key={alert.id}
            alert={alert}
            maySettle={may(member.role, 'settle-alert')}
            mayRunAgain={may(member.role, 'run-again')}
            draft={draft?.values.alert === alert.id ? draft : null}
          />
        ))}
      </ul>
      <SettledAlerts alerts={await settledLately()} />
    </Desk>
  );
}
