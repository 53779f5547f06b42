import type { WireState } from '@/lib/chat/wire';

const dots = { here: 'bg-clover', busy: 'border-2 border-clover', closed: 'border-2 border-ink-soft' };

/** Whether anybody is here, in words; the dot only repeats them. */
export function StateLine({ state: { mode, says, greeting } }: { state: WireState }) {
  return (
    <div>
      <p className="flex items-center gap-2 font-semibold">
        <span aria-hidden="true" className={`size-3 shrink-0 rounded-full ${dots[mode]}`} />
        {says}
      </p>
      <p>{greeting}</p>
    </div>
  );
}
