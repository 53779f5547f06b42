import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { ExceptionDays } from '@/components/staff/hours/exception-days';
import { OverrideForm } from '@/components/staff/hours/override-form';
import { chatState, stateWords } from '@/lib/chat/hours/hours';
import { rulesNow } from '@/lib/chat/hours/rules-store';
import { hoursWords } from '@/lib/chat/hours/words';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { exceptionDays, overrideNow } from '@/lib/desk/hours/hours-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { colleagues } from '@/lib/staff/presence-store';
import { now } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Hours' };

export default async function HoursPage({ searchParams }: Props) {
  const member = await staffPage('set-hours');
  const { refused } = await searchParams;
  const instant = now();
  const rules = await rulesNow(await db());
  const on = (await colleagues()).filter(({ presence }) => presence !== 'off');
  return (
    <Desk member={member} title="Hours" here="/staff/hours">
      <div className="grid gap-1">
        <p className="text-lg">{stateWords(instant, chatState(instant, rules))}</p>
        <p className="desk-soft">
          The usual hours are {hoursWords(content().chat)}, UK time; they stand in content/chat.yaml.
        </p>
        <p>
          {on.length === 0
            ? 'Nobody is at the desk.'
            : `At the desk: ${on.map(({ name, presence }) => (presence === 'away' ? `${name} (away)` : name)).join(', ')}.`}
        </p>
      </div>
      <OverrideForm
        id={randomUUID()}
        now={await overrideNow()}
        draft={await refusedForm(refused, 'override')}
        today={toLondon(instant).toPlainDate().toString()}
      />
      <ExceptionDays
        set={await exceptionDays()}
        fromContent={content().chat.exceptions.filter(({ date }) => date >= toLondon(instant).toPlainDate().toString())}
        draft={await refusedForm(refused, 'exception')}
      />
    </Desk>
  );
}
