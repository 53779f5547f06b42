import { buttonClass } from '@/components/ui/button';
import type { BasketDiscount } from '@/lib/basket/priced';

type Props = {
  discount: BasketDiscount | null;
  typed?: string;
  error?: string | undefined;
  /** Where the buttons post, if not to the form they stand in. */
  formAction?: string;
};

/** One discount code at a time: a field to type it into, or the code with what it does and a way to take it out. */
export function CodeFields({ discount, typed = '', error, formAction }: Props) {
  const submit = formAction ? { formAction, formNoValidate: true } : {};
  if (discount)
    return (
      <div className="flex items-center justify-between gap-4">
        <CodeState discount={discount} />
        <button type="submit" name="code" value="" className="link min-h-11 font-semibold" {...submit}>
          Remove<span className="sr-only"> the code {discount.code}</span>
        </button>
      </div>
    );
  return (
    <details open={Boolean(typed || error)} className="grid gap-1">
      <summary className="link inline-flex min-h-11 w-fit cursor-pointer items-center">Have a discount code?</summary>
      <label htmlFor="code" className="font-semibold">
        Discount code
      </label>
      <div className="flex gap-2">
        <input
          id="code"
          name="code"
          defaultValue={typed}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'code-error' : undefined}
          className="min-h-11 w-full rounded-lg border border-ink-soft bg-paper px-3 aria-invalid:border-problem aria-invalid:outline-2 aria-invalid:outline-problem"
        />
        <button type="submit" className={buttonClass('quiet')} {...submit}>
          Apply
        </button>
      </div>
      {error ? (
        <p id="code-error" className="font-semibold text-problem text-sm">
          {error}
        </p>
      ) : null}
    </details>
  );
}

/** What the code in the basket does, or why it does nothing. */
function CodeState({ discount }: { discount: BasketDiscount }) {
  if (discount.state === 'applied')
    return (
      <p>
        <strong>{discount.code}</strong>: {discount.says}
      </p>
    );
  return <p className={`font-semibold ${discount.waits ? '' : 'text-problem'}`}>{discount.says}</p>;
}
