import type { Metadata } from 'next';
import { ActForm, fieldsOf } from '@/components/staff/act-form';
import { Desk } from '@/components/staff/desk';
import { KeptTable } from '@/components/staff/people/kept-table';
import { Said } from '@/components/staff/said';
import { Field } from '@/components/ui/field';
import { content } from '@/lib/content/content';
import { keptRows } from '@/lib/desk/people/kept-words';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Personal data' };

const count = (typed: string | undefined) => (/^\d{1,6}$/.test(typed ?? '') ? Number(typed) : null);

const many = (of: number | null, what: string) => `${of ?? 0} ${what}${of === 1 ? '' : 's'}`;

/** Stripe is a controller of its own: what it knows of a payment the shop can't erase. */
const atStripe = (payments: number) =>
  payments === 0
    ? ''
    : ` Stripe keeps its own copy of ${payments === 1 ? 'one payment' : `${payments} payments`}: see below what to do there.`;

export default async function DataPage({ searchParams }: Props) {
  const member = await staffPage('handle-data');
  const { refused, orders, conversations, stripe } = await searchParams;
  const copy = await refusedForm(refused, 'copy');
  const erase = await refusedForm(refused, 'erase');
  const erased =
    count(orders) === null
      ? null
      : `Erased: ${many(count(conversations), 'conversation')} whole, and the person out of ${many(count(orders), 'order')}.${atStripe(count(stripe) ?? 0)}`;
  return (
    <Desk member={member} title="A customer’s data" here="/staff/people">
      <Said done={erased} problem={erase?.problem?.message ?? copy?.problem?.message} />
      <p className="measure">
        First be sure that it is they who ask: an answer from the address itself, or a conversation whose address is
        shown to be theirs. What is kept, for how long and why stands below.
      </p>
      <section className="desk-section" aria-labelledby="copy-title">
        <h2 id="copy-title">A copy for them</h2>
        <ActForm act="data/copy" noValidate className="grid max-w-md gap-3">
          <Field
            id="copy-email"
            name={fieldsOf('data/copy')('email')}
            label="E-mail"
            type="email"
            required
            defaultValue={copy?.values.email}
            error={copy?.problem?.fields?.email}
          />
          <p>
            <button type="submit" className="desk-button">
              Make the file
            </button>
          </p>
        </ActForm>
      </section>
      <section className="desk-section" aria-labelledby="erase-title">
        <h2 id="erase-title">Erase them</h2>
        <p className="measure">
          Conversations go whole, with pictures and notes. Orders lose name, addresses, telephone and notes, and their
          link; number, days, lines, sums and VAT stay, because tax law asks for them. It can’t be undone. An order that
          is still under way has to end first.
        </p>
        <p className="measure">
          Stripe keeps the e-mail address, name and card of each payment under its own duties. Tell the person so, and
          once they are erased here, find their address among the customers and payments of{' '}
          <a href="https://dashboard.stripe.com/search" className="link">
            Stripe’s dashboard
          </a>
          , delete the customer if there is one, and ask Stripe’s support there to redact the payments.
        </p>
        <ActForm act="data/erase" noValidate className="grid max-w-md gap-3">
          <Field
            id="erase-email"
            name={fieldsOf('data/erase')('email')}
            label="E-mail"
            type="email"
            required
            defaultValue={erase?.values.email}
            error={erase?.problem?.fields?.email}
          />
          <Field
            name={fieldsOf('data/erase')('sure')}
            label="Write the word erase"
            autoComplete="off"
            required
            defaultValue={erase?.values.sure}
            error={erase?.problem?.fields?.sure}
          />
          <p>
            <button type="submit" className="desk-button" data-tone="grave">
              Erase for good
            </button>
          </p>
        </ActForm>
      </section>
      <section className="desk-section" aria-labelledby="kept-title">
        <h2 id="kept-title">What is kept</h2>
        <KeptTable rows={keptRows(content())} />
      </section>
    </Desk>
  );
}
