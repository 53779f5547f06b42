import type { InputHTMLAttributes } from 'react';

type Props = InputHTMLAttributes<HTMLInputElement> & { id: string; label: string; error?: string | undefined };

/** A labelled field in the desk's small size. */
export function DeskField({ label, error, ...rest }: Props) {
  return (
    <p className="desk-field">
      <label htmlFor={rest.id}>{label}</label>
      <input
        {...rest}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${rest.id}-error` : undefined}
      />
      {error ? (
        <span id={`${rest.id}-error`} className="desk-error">
          {error}
        </span>
      ) : null}
    </p>
  );
}
