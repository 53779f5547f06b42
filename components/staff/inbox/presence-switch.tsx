'use client';

import { useQueue } from '@/lib/desk/browser/client';
import type { Look } from '@/lib/desk/inbox/view';
import type { Queue } from '@/lib/desk/inbox/wire';
import { fieldsOf } from '../act-form';
import { DeskForm } from '../form';

type Props = { look: Look; initial: Queue; me: string };

/** Whether I answer. The shop's chat says 'somebody is here' while anybody does; who does nothing for long is away. */
export function PresenceSwitch({ look, initial, me }: Props) {
  const { people } = useQueue(look, initial);
  const here = people.find(({ id }) => id === me)?.presence === 'here';
  return (
    <DeskForm act="presence" className="desk-tools" label="Whether I answer">
      <p role="status" className="console-presence" data-here={here || undefined}>
        {here ? 'You are here' : 'You are away'}
      </p>
      <button
        type="submit"
        name={fieldsOf('presence')('state')}
        value={here ? 'away' : 'here'}
        className="desk-button"
        data-size="small"
      >
        {here ? 'Step away' : 'Come back'}
      </button>
    </DeskForm>
  );
}
