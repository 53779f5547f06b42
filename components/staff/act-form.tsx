import type { ComponentProps } from 'react';
import type { ActField, ActName } from '@/lib/desk/acts';

export const actPath = <Name extends ActName>(act: Name) => `/api/staff/${act}` as const;

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
};

/** A plain form that does something at the desk. */
export function ActForm<Name extends ActName>({ act, hidden, children, ...rest }: Props<Name>) {
  return (
    <form {...rest} action={actPath(act)} method="post">
      {hidden ? <HiddenFields of={hidden} /> : null}
      {children}
    </form>
  );
}
