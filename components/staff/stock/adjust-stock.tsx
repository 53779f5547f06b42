import { adjustReasons, reasonWords } from '@/lib/desk/stock/adjustment';
import type { Draft } from '@/lib/http/form-store';
import { ActForm, fieldsOf } from '../act-form';
import { Said } from '../said';

type Props = { sku: string; id: string; draft: Draft | null };

const field = fieldsOf('stock');

/** Changes what is on hand, with its reason. */
export function AdjustStock({ sku, id, draft }: Props) {
  const errors = draft?.problem?.fields ?? {};
  const described = (name: string) => (errors[name] ? `${name}-error` : undefined);
  return (
    <ActForm act="stock" hidden={{ sku, id: draft?.values.id ?? id }} className="desk-form">
      <Said done={null} problem={draft?.problem?.message} />
      <div className="grid grid-cols-2 gap-3">
        <p className="desk-field">
          <label htmlFor="reason">What happened</label>
          <select id="reason" name={field('reason')} defaultValue={draft?.values.reason ?? 'delivery'}>
            {adjustReasons.map((reason) => (
              <option key={reason} value={reason}>
                {reasonWords[reason]}
              </option>
            ))}
          </select>
        </p>
        <p className="desk-field">
          <label htmlFor="quantity">How many</label>
          <input
            id="quantity"
            name={field('quantity')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={draft?.values.quantity ?? ''}
            aria-invalid={errors.quantity ? true : undefined}
            aria-describedby={described('quantity') ?? 'quantity-hint'}
          />
        </p>
      </div>
      <Problem name="quantity" says={errors.quantity} />
      <p id="quantity-hint" className="desk-soft text-sm">
        A delivery: how many came in. Damaged: how many went. A count: how many there are now.
      </p>
      <p className="desk-field">
        <label htmlFor="note">Note</label>
        <input
          id="note"
          name={field('note')}
          maxLength={200}
          autoComplete="off"
          defaultValue={draft?.values.note ?? ''}
          aria-invalid={errors.note ? true : undefined}
          aria-describedby={described('note')}
        />
      </p>
      <Problem name="note" says={errors.note} />
      <button type="submit" className="desk-button justify-self-start" data-tone="primary">
        Write into the ledger
      </button>
    </ActForm>
  );
}

function Problem({ name, says }: { name: string; says: string | undefined }) {
  return says ? (
    <p id={`${name}-error`} className="desk-error">
      {says}
    </p>
  ) : null;
}
