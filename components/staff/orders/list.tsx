import { type DeskFilter, isWorked, listHref } from '@/lib/desk/orders/filter';
import type { DeskGroup } from '@/lib/desk/orders/groups';
import type { DeskRow } from '@/lib/desk/orders/list-store';
import { ActForm, actPath } from '../act-form';
import { DeskRowItem } from './row';

type Props = { filter: DeskFilter; groups: readonly DeskGroup<DeskRow>[] };

/** The list as one form: tick some and press what is to happen to them. Printing takes the whole list when none is ticked. */
export function DeskList({ filter, groups }: Props) {
  const tickable = isWorked(filter.show);
  const open = filter.show !== 'dispatched';
  return (
    <ActForm act="orders/pack" hidden={{ back: listHref(filter, { page: filter.page }) }}>
      {tickable ? (
        <div className="desk-tools" data-sticks>
          {open ? (
            <>
              <button type="submit" className="desk-button" data-tone="primary">
                Mark packed
              </button>
              <button type="submit" className="desk-button" formMethod="get" formAction="/staff/orders/dispatch">
                Dispatch
              </button>
              <button type="submit" className="desk-button" formMethod="get" formAction="/staff/orders/packing-list">
                Packing list
              </button>
              <button type="submit" className="desk-button" formMethod="get" formAction="/staff/orders/labels">
                Labels
              </button>
            </>
          ) : (
            <button type="submit" className="desk-button" data-tone="primary" formAction={actPath('orders/delivered')}>
              Mark delivered
            </button>
          )}
        </div>
      ) : null}
      {groups.map(({ key, heading, count, rows }) => (
        <section key={key} className="desk-group" aria-label={heading}>
          <h2>
            {heading} <small>{count}</small>
          </h2>
          <ol>
            {rows.map((row) => (
              <DeskRowItem key={row.parcelId ?? row.orderId} row={row} tickable={tickable} />
            ))}
          </ol>
        </section>
      ))}
    </ActForm>
  );
}
