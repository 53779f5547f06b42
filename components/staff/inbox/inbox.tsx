import type { ReactNode } from 'react';
import { Part } from '@/components/ui/part';
import type { Look } from '@/lib/desk/inbox/view';
import type { Queue } from '@/lib/desk/inbox/wire';
import { ConsoleKeys } from './keys';
import { PresenceSwitch } from './presence-switch';
import { ConsoleQueue } from './queue';

type Props = { look: Look; queue: Queue; me: string; current?: string; children?: ReactNode };

/** The queue, and beside it the conversation that is open, if one is. */
export function Console({ look, queue, me, current, children }: Props) {
  return (
    <div className="console" data-open={current ? true : undefined}>
      <div className="console-side">
        <Part at=".console-side">
          <div className="console-tools">
            <PresenceSwitch look={look} initial={queue} me={me} />
            <ConsoleKeys look={look} current={current ?? null} />
          </div>
          <ConsoleQueue look={look} initial={queue} me={me} current={current ?? null} />
        </Part>
      </div>
      {children}
    </div>
  );
}
