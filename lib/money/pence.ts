/** A whole number of pence, GBP. Never a float, never another currency. */
export type Pence = number & { readonly __unit: 'pence' };

function isPence(value: number): value is Pence {
  return Number.isSafeInteger(value);
}

/** Marks a whole number as pence. Throws RangeError on anything else. */
export function toPence(value: number): Pence {
  if (!isPence(value)) throw new RangeError(`${value} is not a whole number of pence`);
  return value;
}

export const zeroPence: Pence = toPence(0);

export function addPence(...amounts: Pence[]): Pence {
  return toPence(amounts.reduce<number>((total, amount) => total + amount, 0));
}

export function timesPence(each: Pence, count: number): Pence {
  return toPence(each * count);
}

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

const wholePounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
});

/** '£4.95', '-£4.95'. */
export function formatPence(amount: number): string {
  return pounds.format(amount / 100);
}

/** '33p', '£1.20': where pence are usual below a pound. */
export function formatSmall(amount: number): string {
  return amount > 0 && amount < 100 ? `${amount}p` : formatPence(amount);
}

/** '£25', '£25.50': in a sentence. */
export function formatPounds(amount: number): string {
  return wholePounds.format(amount / 100);
}
