import type { ComponentProps } from 'react';
import type { ActField, ActName } from '@/lib/desk/acts';
import type { Draft } from '@/lib/http/form-store';

export const actPath = <Name extends ActName>(act: Name) => `/api/staff/${act}` as const;

/** What a form that was asked once more has to say to be taken as meant. */
export const sureOf = (draft: Draft | null | undefined): string | undefined =>
  draft?.problem?.code === 'sure' ? draft.problem.fields?.sure : undefined;
export const surePath = <Name extends ActName>(act: Name, sure: string | undefined) =>
  sure ? `${actPath(act)}?sure=${encodeURIComponent(sure)}` : actPath(act);

/** The names of an act's fields. One that its schema does not know does not compile. */
export const fieldsOf =
  <Name extends ActName>(_act: Name) =>
  <Field extends ActField<Name>>(field: Field): Field =>
    field;

/** What goes along with an act without being shown. */
export type Hidden<Name extends ActName> = { [Field in ActField<Name>]?: string | number | undefined };

export function HiddenFields<Name extends ActName>({ of }: { of: Hidden<Name> }) {
  return Object.entries(of).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
  );
}

type Props<Name extends ActName> = Omit<ComponentProps<'form'>, 'action' | 'method' | 'hidden'> & {
  act: Name;
  hidden?: Hidden<Name>;
  sure?: string | undefined;
};

/** A plain form that does something at the desk. */
export function ActForm<Name extends ActName>({ act, hidden, sure, children, ...rest }: Props<Name>) {
  return (
    <form {...rest} action={surePath(act, sure)} method="post">
      {hidden ? <HiddenFields of={hidden} /> : null}
      {children}
    </form>
  );
}
