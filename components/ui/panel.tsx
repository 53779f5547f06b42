import type { HTMLAttributes } from 'react';

/** A raised sheet of paper. */
export function Panel({ className, ...rest }: HTMLAttributes<HTMLElement>) {
  return <section className={`rounded-card bg-paper p-5 shadow-card sm:p-6 ${className ?? ''}`} {...rest} />;
}
