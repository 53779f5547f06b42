import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'input'>, 'type' | 'inputMode' | 'pattern' | 'title'> & { min: number; max: number };

/**
 * A whole number. A field of the browser's own kind for numbers changes when the page is scrolled over it, so this is
 * one of text with the keys of a number.
 */
export function CountInput({ min, max, ...rest }: Props) {
  return (
    <input
      {...rest}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      pattern="[0-9]{1,3}"
      title={`${min} to ${max}`}
    />
  );
}
