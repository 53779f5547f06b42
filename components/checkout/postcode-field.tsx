'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Field } from '@/components/ui/field';
import { askShop, posting } from '@/lib/http/browser/ask-client';

/** However it is written, it is the same postcode. */
const written = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase();

type Props = { defaultValue: string; error?: string | undefined };

/**
 * Total and day appear when the field is left; without script they come with the form's second step. A postcode that
 * can't be read is said at once and stays as it was typed, and what was known of another one goes.
 */
export function PostcodeField({ defaultValue, error }: Props) {
  const router = useRouter();
  const [problem, setProblem] = useState(error);
  const known = useRef(defaultValue);
  const ask = async (typed: string) => {
    if (written(typed) === written(known.current)) return;
    const asked = await askShop('/api/basket', posting({ postcode: typed }));
    const said = asked.ok ? undefined : asked.problem?.fields?.postcode;
    // Without a line nothing is known: the form itself says so.
    if (!asked.ok && !said) return;
    known.current = typed;
    if (said) await askShop('/api/basket', posting({ postcode: '' }));
    setProblem(said);
    router.refresh();
  };
  return (
    <Field
      name="postcode"
      label="Postcode"
      autoComplete="shipping postal-code"
      required
      defaultValue={defaultValue}
      error={problem}
      onBlur={({ target }) => void ask(target.value)}
    />
  );
}
