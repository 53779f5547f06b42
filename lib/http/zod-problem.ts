import type { z } from 'zod';
import type { Problem } from './answer';

const plain: Record<string, string> = {
  invalid_type: 'Please fill this in.',
  too_small: 'This is too short.',
  too_big: 'This is too long.',
  unrecognized_keys: 'Something was sent that we did not ask for.',
};

/** The first complaint for each field as a sentence. A message that the schema carries itself wins. */
export function problemOf({ issues }: Pick<z.ZodError, 'issues'>): Problem {
  const fields: Record<string, string> = {};
  for (const { path, code, message } of issues) {
    const field = path.join('.') || 'form';
    const own = /[.!?]$/.test(message);
    fields[field] ??= own ? message : (plain[code] ?? 'This doesn’t look right.');
  }
  const [first] = Object.values(fields);
  const several = Object.keys(fields).length > 1;
  return {
    code: 'invalid',
    message: several ? 'Please look at the fields marked below.' : (first ?? 'Please check what you typed.'),
    fields,
  };
}
