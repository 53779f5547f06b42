import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { openComplaints } from '@/lib/complaints/complaint-store';
import { unreadNow } from '@/lib/desk/inbox/queue-store';
import { env } from '@/lib/env';
import { openAlertCount } from '@/lib/orders/alerts/alerts-store';
import { may } from '@/lib/staff/permissions';
import type { Member } from '@/lib/staff/session-store';
import { DeskWatch } from './desk-watch';

const links = [
  { label: 'Inbox', href: '/staff/inbox' },
  { label: 'Orders', href: '/staff/orders' },
  { label: 'Search', href: '/staff/search' },
  { label: 'Stock', href: '/staff/stock' },
  { label: 'Overview', href: '/staff/overview' },
  { label: 'Reports', href: '/staff/reports', for: 'see-reports' },
  { label: 'Hours', href: '/staff/hours', for: 'set-hours' },
  { label: 'People', href: '/staff/people', for: 'manage-team' },
] as const;
const complaints = '/staff/complaints';
const trouble = '/staff/trouble';
const account = '/staff/account';

type DeskRoom = (typeof links)[number]['href'] | typeof trouble | typeof complaints | typeof account;
type Props = {
  member: Pick<Member, 'id' | 'name' | 'role'> & Partial<Pick<Member, 'factor'>>;
  title: string;
  /** What the title ends with and no line may break, such as an order's number. */
  whole?: string;
  here?: DeskRoom;
  /** The title is for screen readers only: the page has no room for it. */
  quiet?: boolean;
  children: ReactNode;
};

/** The frame of every staff page: where to go, what needs a person, who is on, how to leave. */
export async function Desk({ member, title, whole, here, quiet, children }: Props) {
  const waiting = await openAlertCount();
  // Whoever still owes a second factor may not listen yet.
  const unread = member.factor === 'owed' ? null : await unreadNow(member.id);
  const complained = may(member.role, 'handle-data') ? await openComplaints() : 0;
  return (
    <div className="grid gap-5">
      <header className="no-print flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b">
        <nav aria-label="Staff">
          <ul className="desk-nav">
            {links
              .filter((link) => !('for' in link) || may(member.role, link.for))
              .map(({ label, href }) => (
                <li key={href}>
                  <a href={href} aria-current={href === here ? 'page' : undefined}>
                    {label}
                    {href === '/staff/inbox' && unread !== null ? <DeskWatch unread={unread} /> : null}
                  </a>
                </li>
              ))}
            <li>
              <a href={trouble} aria-current={here === trouble ? 'page' : undefined}>
                Needs a person
                {waiting > 0 ? (
                  <span className="desk-count" data-tone="problem">
                    {waiting}
                  </span>
                ) : null}
              </a>
            </li>
            <li>
              <a href={complaints} aria-current={here === complaints ? 'page' : undefined}>
                Complaints
                {complained > 0 ? <span className="desk-count">{complained}</span> : null}
              </a>
            </li>
          </ul>
        </nav>
        {member.factor === 'asked' && env().requiresSecondFactor ? (
          <a href="/staff/account/factor" className="link text-sm">
            Set up your second factor
          </a>
        ) : null}
        <form action="/api/staff/logout" method="post" className="ml-auto flex items-center gap-x-4 text-sm">
          <a href={account} className="link" aria-current={here === account ? 'page' : undefined}>
            {member.name}
          </a>
          <button type="submit" className={buttonClass('plain')}>
            Log out
          </button>
        </form>
      </header>
      <h1 className={quiet ? 'sr-only' : 'text-3xl'}>
        {title} {whole ? <span className="whitespace-nowrap">{whole}</span> : null}
      </h1>
      {children}
    </div>
  );
}
