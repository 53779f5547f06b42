import { buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
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
      <>
        <CodeState discount={discount} />
        <button type="submit" name="code" value="" className={buttonClass('plain')} {...submit}>
          Remove<span className="sr-only"> the code {discount.code}</span>
        </button>
      </>
    );
  return (
    <>
      <div className="grow">
        <Field
          name="code"
          label="Discount code"
          defaultValue={typed}
          error={error}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </div>
      <button type="submit" className={buttonClass('quiet')} {...submit}>
        Apply
      </button>
    </>
  );
}

/** What the code in the basket does, or why it does nothing. */
export function CodeState({ discount }: { discount: BasketDiscount }) {
  if (discount.state === 'applied')
    return (
      <p className="grow">
        <strong>{discount.code}</strong>: {discount.says}
      </p>
    );
  return <p className={`grow font-semibold ${discount.waits ? '' : 'text-problem'}`}>{discount.says}</p>;
}
