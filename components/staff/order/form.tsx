import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import type { Draft } from '@/lib/http/form-store';
import { ActForm, fieldsOf, sureOf } from '../act-form';
import { Said } from '../said';

type Props = {
  /** The act's name: of its address, of its draft and of its place on the page. */
  name: 'address' | 'ask' | 'cancel' | 'email' | 'note' | 'refund' | 'resend';
  orderId: string;
  says: string;
  tone?: 'primary' | 'grave';
  draft?: Draft | null;
  children?: ReactNode;
};

/** A form about one order. Its id is made here, once for each time the page is shown, so that sending it twice is doing it once. */
export function OrderForm({ name, orderId, says, tone, draft, children }: Props) {
  // A refund that Stripe refused is a refund of its own; the next try is another.
  const id = draft?.problem?.code === 'refund-failed' ? undefined : draft?.values.id;
  const sure = sureOf(draft);
  return (
    <ActForm
      id={name}
      act={`orders/${name}`}
      sure={sure}
      hidden={{ order: orderId, id: id ?? randomUUID() }}
      className="desk-form"
    >
      <Said done={null} problem={draft?.problem?.message} />
      {children}
      <p className="desk-tools">
        <button type="submit" className="desk-button justify-self-start" data-tone={tone}>
          {sure ? yes(says) : says}
        </button>
        {sure ? (
          <a href={`/staff/orders/${orderId}`} className="link">
            No, leave it
          </a>
        ) : null}
      </p>
    </ActForm>
  );
}

/** A form that is folded away until somebody wants it, or it has been refused. */
export function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="desk-fold" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

const yes = (says: string) => `Yes, ${says.charAt(0).toLowerCase()}${says.slice(1)}`;

type ReasonProps = { of: 'cancel' | 'refund' | 'resend'; reasons: readonly string[]; chosen: string | undefined };

export function ReasonField({ of, reasons, chosen }: ReasonProps) {
  return (
    <p className="desk-field">
      <label htmlFor={`${of}-reason`}>Reason</label>
      <select id={`${of}-reason`} name={fieldsOf(`orders/${of}`)('reason')} defaultValue={chosen ?? ''} required>
        <option value="">Choose</option>
        {reasons.map((reason) => (
          <option key={reason}>{reason}</option>
        ))}
      </select>
    </p>
  );
}

export function RestockField({ of, chosen }: { of: 'cancel' | 'refund'; chosen: boolean }) {
  return (
    <p className="desk-check text-sm">
      <input id={`${of}-restock`} type="checkbox" name={fieldsOf(`orders/${of}`)('restock')} defaultChecked={chosen} />
      <label htmlFor={`${of}-restock`}>Put the goods back on the shelf: they are here, and can be sold again</label>
    </p>
  );
}
