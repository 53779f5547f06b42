import { ActForm } from '../act-form';

/** Closes a variant at once, or sells it again. */
export function CloseVariant({ sku, name, closed }: { sku: string; name: string; closed: boolean }) {
  return (
    <ActForm act="stock/closed" hidden={{ sku, closed: closed ? 'no' : 'yes' }}>
      <button type="submit" className="desk-button" data-size="small">
        {closed ? 'Sell again' : 'Close'}
        <span className="sr-only"> {name}</span>
      </button>
    </ActForm>
  );
}
