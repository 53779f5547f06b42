import { buttonClass } from '@/components/ui/button';

type Props = { variant: string; rule?: string; postcode?: string | undefined; error?: string | undefined };

/** Asks by a plain form on which day one of a variant comes; it has the shape of the live one, which takes its place. */
export function AskDay({ variant, rule, postcode, error }: Props) {
  return (
    <div className="grid gap-2 text-base">
      {rule ? <p>{rule}</p> : null}
      <form action="/api/basket" method="post" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="shown" value={variant} />
        <label htmlFor="postcode" className="grid gap-1 text-sm">
          Your postcode
          <input
            id="postcode"
            name="postcode"
            defaultValue={postcode}
            autoComplete="postal-code"
            maxLength={40}
            className="min-h-11 w-36 rounded-lg border border-ink-soft bg-paper px-3 uppercase"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'postcode-error' : undefined}
          />
        </label>
        <button type="submit" className={buttonClass('quiet')}>
          See the day
        </button>
      </form>
      {error ? (
        <p id="postcode-error" className="text-problem text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}
