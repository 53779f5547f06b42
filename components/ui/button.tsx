import type { ButtonHTMLAttributes } from 'react';

export type Tone = 'primary' | 'quiet' | 'plain';

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-full py-2 text-center font-semibold leading-tight transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60';
const tones: Record<Tone, string> = {
  primary: 'bg-clover px-5 text-on-clover hover:bg-clover-deep',
  quiet: 'border border-clover px-5 text-clover hover:bg-meadow',
  plain: 'px-1 text-clover underline underline-offset-4 hover:text-clover-deep',
};

/** The look of a button, for links that act as one. */
export function buttonClass(tone: Tone = 'primary'): string {
  return `${base} ${tones[tone]}`;
}

export function Button({ tone, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { tone?: Tone }) {
  return <button className={`${buttonClass(tone)} ${className ?? ''}`} {...rest} />;
}
