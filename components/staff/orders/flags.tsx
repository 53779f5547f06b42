import type { Risk } from '@/lib/desk/orders/risk';
import type { State } from '@/lib/desk/orders/state';
import type { Held } from '@/lib/orders/parcels/leaving';

type Row = { risk: Risk; disputed: boolean; isGift: boolean; hasNote: boolean; held: Held | null };

const heldFlags = { refunding: 'Money going back', empty: 'All refunded' };

/** How it stands, and what to look out for. */
export function Flags({ state, row }: { state: State; row: Row }) {
  return (
    <p className="desk-flags">
      <span className="desk-flag" data-tone={state.tone}>
        {state.says}
      </span>
      {row.risk === 'late' ? (
        <span className="desk-flag" data-tone="problem">
          Late
        </span>
      ) : null}
      {row.risk === 'at-risk' ? (
        <span className="desk-flag" data-tone="warn">
          At risk
        </span>
      ) : null}
      {row.disputed ? (
        <span className="desk-flag" data-tone="problem">
          Disputed
        </span>
      ) : null}
      {row.held === 'refunding' || row.held === 'empty' ? (
        <span className="desk-flag" data-tone="problem">
          {heldFlags[row.held]}
        </span>
      ) : null}
      {row.isGift ? <span className="desk-flag">Gift</span> : null}
      {row.hasNote ? <span className="desk-flag">Note</span> : null}
    </p>
  );
}
