/** Closes a variant at once, or sells it again. */
export function CloseVariant({ sku, name, closed }: { sku: string; name: string; closed: boolean }) {
  return (
    <form method="post" action="/api/staff/stock/closed">
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="closed" value={closed ? 'no' : 'yes'} />
      <button type="submit" className="desk-button" data-size="small">
        {closed ? 'Sell again' : 'Close'}
        <span className="sr-only"> {name}</span>
      </button>
    </form>
  );
}
