import type { ComponentProps, ReactNode } from 'react';

type FieldProps = { label: ReactNode; name: string; hint?: ReactNode; error?: string | undefined };

const control =
  'w-full rounded-lg border border-ink-soft bg-paper px-3 py-2.5 text-ink placeholder:text-ink-soft aria-invalid:border-problem aria-invalid:outline-2 aria-invalid:outline-problem';

function describedBy(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}

function Around({ id, label, hint, error, children }: Omit<FieldProps, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} className="font-semibold text-problem text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A labelled text field; its id is its name unless one is given. */
export function Field({ label, hint, error, ...rest }: FieldProps & ComponentProps<'input'>) {
  const id = rest.id ?? rest.name;
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      <input
        {...rest}
        id={id}
        className={control}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      />
    </Around>
  );
}

export function TextareaField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  const id = rest.id ?? rest.name;
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className={control}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      />
    </Around>
  );
}
