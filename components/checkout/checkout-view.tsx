import type { ReactNode } from 'react';
import { CheckoutSummary } from '@/components/checkout/checkout-summary';
import { DayStrip } from '@/components/checkout/day-strip';
import { PostcodeField } from '@/components/checkout/postcode-field';
import { buttonClass } from '@/components/ui/button';
import { Field, TextareaField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { DayChoice, PricedBasket } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { giftMessageLength, noteLength } from '@/lib/orders/checkout/form';

const contact = [
  {
    name: 'email',
    label: 'E-mail',
    type: 'email',
    autoComplete: 'email',
    required: true,
    hint: 'For your confirmation. Nothing else is sent.',
  },
  { name: 'name', label: 'Full name', autoComplete: 'name', required: true },
];
const address = [
  { name: 'address1', label: 'House number and street', autoComplete: 'shipping address-line1', required: true },
  { name: 'address2', label: 'Flat, building (optional)', autoComplete: 'shipping address-line2' },
  { name: 'town', label: 'Town or city', autoComplete: 'shipping address-level2', required: true },
];
const phone = {
  name: 'phone',
  label: 'Phone (optional)',
  type: 'tel',
  autoComplete: 'tel',
  hint: 'Only for the driver: best of whoever takes it in.',
};
const notes = [
  { name: 'note', label: 'Note for the driver (optional)', maxLength: noteLength },
  {
    name: 'orderNote',
    label: 'Note for us (optional)',
    hint: 'Anything we should know when we pack it.',
    maxLength: noteLength,
  },
];
const recipient = {
  name: 'recipient',
  label: 'Who gets it (optional)',
  hint: 'Their name goes on the parcel, and the address is theirs. Letters and receipt stay yours.',
  autoComplete: 'off',
};
const gift = {
  name: 'giftMessage',
  label: 'Gift message (optional)',
  hint: 'We write it on a card, and leave prices out of the parcel.',
  maxLength: giftMessageLength,
};
/** As they stand on the page, for the list of what is wrong. */
const order = [...contact, recipient, gift, ...address, { name: 'postcode' }, phone, ...notes].map(({ name }) => name);
/** These say where the form has got to, beside the total; nothing typed is wrong. */
const calm = new Set(['total', 'changed']);

type Props = {
  basket: PricedBasket;
  days: readonly DayChoice[];
  draft: Draft | null;
  checkout: string;
  /** What is true of returning the things in this basket. */
  known: string;
};

export function CheckoutView({ basket, days, draft, checkout, known }: Props) {
  if (basket.lines.length === 0) {
    return (
      <div className="grid justify-items-start gap-4 rounded-card bg-meadow p-8">
        <p className="text-lg">Your basket is empty, so there is nothing to pay.</p>
        <a href="/shop" className={buttonClass()}>
          See the shop
        </a>
      </div>
    );
  }
  const problem = draft?.problem ?? null;
  const values: Record<string, string> = { postcode: basket.postcode ?? '', ...draft?.values };
  const errors = problem?.fields ?? {};
  const field = ({
    name,
    ...rest
  }: (typeof contact)[number] | (typeof address)[number] | typeof phone | typeof recipient) => (
    <Field key={name} name={name} {...rest} defaultValue={values[name] ?? ''} error={errors[name]} />
  );
  const area = ({ name, ...rest }: (typeof notes)[number] | typeof gift) => (
    <TextareaField key={name} name={name} rows={2} {...rest} defaultValue={values[name] ?? ''} error={errors[name]} />
  );
  const filled = (some: readonly { name: string }[]) => some.some(({ name }) => values[name] || errors[name]);
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
      <div className="grid gap-8">
        {problem && !calm.has(problem.code) ? <Problems message={problem.message} errors={errors} /> : null}
        <Group legend="Your details">{contact.map(field)}</Group>
        <Group legend="Where it goes">
          <Folded says="Send it to someone else, or as a gift" open={filled([recipient, gift])}>
            {field(recipient)}
            {area(gift)}
          </Folded>
          {address.map(field)}
          <PostcodeField defaultValue={values.postcode ?? ''} error={errors.postcode} />
          {field(phone)}
        </Group>
        <DayStrip days={days} chosen={values.day ?? ''} />
        <Folded says="Add a note" open={filled(notes)}>
          {notes.map(area)}
        </Folded>
      </div>
      <CheckoutSummary basket={basket} days={days} draft={draft} known={known} />
    </form>
  );
}

/** What most people leave empty; with something in it, it is open. */
function Folded({ says, open, children }: { says: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary className="link inline-flex min-h-11 w-fit cursor-pointer items-center font-semibold">{says}</summary>
      <div className="mt-2 grid gap-5 border-line border-l-2 pl-4">{children}</div>
    </details>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 font-serif text-xl">{legend}</legend>
      {children}
    </fieldset>
  );
}

function Problems({ message, errors }: { message: string; errors: Record<string, string> }) {
  const places = [...order, 'terms', 'code'];
  const listed = Object.entries(errors).toSorted(([a], [b]) => places.indexOf(a) - places.indexOf(b));
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
