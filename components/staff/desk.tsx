import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import type { Member } from '@/lib/staff/session-store';

const links = [
  { label: 'Inbox', href: '/staff/inbox' },
  { label: 'Orders', href: '/staff/orders' },
];

/** The frame of every staff page: where to go, who is on, how to leave. */
export function Desk({ member, title, children }: { member: Member; title: string; children: ReactNode }) {
  return (
    <div className="grid gap-6">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b pb-3">
        <nav aria-label="Staff">
          <ul className="flex gap-4 font-semibold">
            {links.map(({ label, href }) => (
              <li key={href}>
                <a href={href} className="link">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="ml-auto text-sm">{member.name}</p>
        <form action="/api/staff/logout" method="post">
          <button type="submit" className={buttonClass('plain')}>
            Log out
          </button>
        </form>
      </header>
      <h1 className="text-3xl">{title}</h1>
      {children}
    </div>
  );
}
