import { z } from 'zod';
import { storableId } from '@/lib/http/storable';
import { optionalLines } from '@/lib/text/line';

const order = z.string().min(1).max(100);
const id = storableId('Please open the page again.');

export const cancelForm = z.strictObject({ order, id });

/** 'position:quantity' of each line, joined by commas: how a choice of lines travels from page to page. */
const chosenLines = z
  .string()
  .regex(/^\d{1,4}:\d{1,4}(,\d{1,4}:\d{1,4}){0,99}$/, { error: 'Choose how many of something you are sending back.' })
  .transform(readChosen);

export const returnForm = z.strictObject({
  order,
  id,
  lines: chosenLines,
  note: optionalLines(500, 'what we should know'),
  sealed: z.literal('yes').optional(),
});
export type Chosen = { position: number; quantity: number };

export function readChosen(written: string): Chosen[] {
  return written.split(',').map((pair) => {
    const [position = '', quantity = ''] = pair.split(':');
    return { position: Number(position), quantity: Number(quantity) };
  });
}

export const writeChosen = (chosen: readonly Chosen[]): string =>
  chosen.map(({ position, quantity }) => `${position}:${quantity}`).join(',');

/** The choice in the query of the page that asks once more: q0=1, q2=2. What is none of ours counts as nothing. */
export function chosenOf(query: Record<string, string | string[] | undefined>): Chosen[] {
  return Object.entries(query).flatMap(([name, value]) => {
    const position = /^q(\d{1,4})$/.exec(name)?.[1];
    if (position === undefined || typeof value !== 'string' || !/^\d{1,4}$/.test(value) || value === '0') return [];
    return [{ position: Number(position), quantity: Number(value) }];
  });
}

export const chosenQuery = (chosen: readonly Chosen[]): string =>
  chosen.map(({ position, quantity }) => `q${position}=${quantity}`).join('&');
