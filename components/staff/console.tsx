import type { ReactNode } from 'react';
import { ConsoleKeys } from '@/components/staff/console-keys';
import { ConsoleQueue } from '@/components/staff/console-queue';
import { PresenceSwitch } from '@/components/staff/presence-switch';
import type { Look } from '@/lib/chat/desk-view';
import type { Queue } from '@/lib/chat/desk-wire';

type Props = { look: Look; queue: Queue; me: string; current?: string; children?: ReactNode };

/** The queue, and beside it the conversation that is open, if one is. */
export function Console({ look, queue, me, current, children }: Props) {
  return (
    <div className="console" data-open={current ? true : undefined}>
      <div className="console-side">
        <div className="console-tools">
          <PresenceSwitch look={look} initial={queue} me={me} />
          <ConsoleKeys look={look} current={current ?? null} />
        </div>
        <ConsoleQueue look={look} initial={queue} me={me} current={current ?? null} />
      </div>
      {children}
    </div>
  );
}
