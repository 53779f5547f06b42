import type { WireState } from '@/lib/chat/log/wire';

const dots = { here: 'bg-clover', busy: 'border-2 border-clover', closed: 'border-2 border-ink-soft' };

/** Whether anybody is here, in words; the dot only repeats them. Whom a person is with already stays with them past closing. */
export function StateLine({ state, live, begun }: { state: WireState; live: boolean; begun: boolean }) {
  const { mode, says, greeting } = state;
  const stays = live && mode === 'closed';
  // Whoever has left a question need not be asked to leave one.
  const usual = begun && mode === 'closed' ? 'You can write on; a person reads it when we open.' : greeting;
  return (
    <div>
      <p className="flex items-center gap-2 font-semibold">
        <span aria-hidden="true" className={`size-3 shrink-0 rounded-full ${dots[stays ? 'here' : mode]}`} />
        {says}
      </p>
      <p>{stays ? 'We are closed for new questions, and still here for yours.' : usual}</p>
    </div>
  );
}
