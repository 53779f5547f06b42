import 'server-only';
import { createHash, randomInt } from 'node:crypto';

/** No letter that is taken for a figure, so that they can be written down by hand. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';
const [count, groups, groupLength] = [10, 4, 4];

/** Ten codes of 79 bits, such as 'k3fm-9xqz-t7ra-2hcw': too many to be tried, so that a plain hash keeps them. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: count }, () =>
    Array.from({ length: groups }, () =>
      Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join(''),
    ).join('-'),
  );

/** The same however it is typed: capitals, spaces and hyphens do not matter. */
export const hashRecoveryCode = (typed: string): string =>
  createHash('sha256')
    .update(typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .digest('hex');
