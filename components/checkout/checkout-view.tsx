import { CheckoutSummary } from '@/components/checkout/checkout-summary';
import { buttonClass } from '@/components/ui/button';
import { Field, TextareaField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { giftMessageLength, noteLength } from '@/lib/orders/checkout/form';

const fields = [
  {
    name: 'email',
    label: 'E-mail',
    type: 'email',
    autoComplete: 'email',
    required: true,
    hint: 'For your confirmation. Nothing else is sent.',
  },
  { name: 'name', label: 'Full name', autoComplete: 'name', required: true },
  { name: 'address1', label: 'House number and street', autoComplete: 'address-line1', required: true },
  { name: 'address2', label: 'Flat, building (optional)', autoComplete: 'address-line2' },
  { name: 'town', label: 'Town or city', autoComplete: 'address-level2', required: true },
  { name: 'postcode', label: 'Postcode', autoComplete: 'postal-code', required: true },
  { name: 'phone', label: 'Phone (optional)', type: 'tel', autoComplete: 'tel', hint: 'Only for the driver.' },
];

const notes = [
  { name: 'note', label: 'Note for the driver (optional)', maxLength: noteLength },
  {
    name: 'orderNote',
    label: 'Note for us (optional)',
    hint: 'Anything we should know when we pack it.',
    maxLength: noteLength,
  },
  {
    name: 'giftMessage',
    label: 'Gift message (optional)',
    hint: 'We write it on a card, and leave prices out of the parcel.',
    maxLength: giftMessageLength,
  },
];

type Props = { basket: PricedBasket; draft: Draft | null; checkout: string };

export function CheckoutView({ basket, draft, checkout }: Props) {
  if (basket.lines.length === 0) {
    return (
      <div className="grid justify-items-start gap-4 rounded-card bg-meadow p-8">
        <p className="text-lg">Your basket is empty, so there is nothing to pay.</p>
        <a href="/shop" className={buttonClass()}>
          Look round the shop
        </a>
      </div>
    );
  }
  const problem = draft?.problem ?? null;
  const values: Record<string, string> = { postcode: basket.postcode ?? '', ...draft?.values };
  const errors = problem?.fields ?? {};
  return (
    <form
      action="/api/checkout"
      method="post"
      noValidate
      className="grid items-start gap-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_24rem]"
    >
      <input type="hidden" name="checkout" value={checkout} />
      <input type="hidden" name="shownTotal" value={basket.totalPence ?? 0} />
      <input type="hidden" name="shownDay" value={basket.promise?.deliverOn ?? ''} />
      <div className="grid gap-5">
        {problem ? <Problems message={problem.message} errors={errors} /> : null}
        {fields.map((field) => (
          <Field key={field.name} {...field} defaultValue={values[field.name] ?? ''} error={errors[field.name]} />
        ))}
        {notes.map((note) => (
          <TextareaField
            key={note.name}
            rows={2}
            {...note}
            defaultValue={values[note.name] ?? ''}
            error={errors[note.name]}
          />
        ))}
        <div>
          <label className="flex items-start gap-3">
            <input
              type="checkbox"
              id="terms"
              name="terms"
              value="yes"
              required
              defaultChecked={values.terms === 'yes'}
              className="mt-1 size-5 accent-clover"
              aria-describedby={errors.terms ? 'terms-error' : undefined}
            />
            <span>
              I accept the{' '}
              <a href="/help/terms" className="link">
                terms
              </a>
              , and know that fresh food can’t be returned.
            </span>
          </label>
          {errors.terms ? (
            <p id="terms-error" className="font-semibold text-problem text-sm">
              {errors.terms}
            </p>
          ) : null}
        </div>
      </div>
      <CheckoutSummary basket={basket} draft={draft} />
    </form>
  );
}

function Problems({ message, errors }: { message: string; errors: Record<string, string> }) {
  const order = [...fields, ...notes].map(({ name }) => name).concat('terms', 'code');
  const listed = Object.entries(errors).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return (
    <Notice tone="problem" role="alert" id="problems" tabIndex={-1}>
      <h2 className="text-lg">{message}</h2>
      {listed.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {listed.map(([name, says]) => (
            <li key={name}>
              <a href={`#${name}`} className="link">
                {says}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
