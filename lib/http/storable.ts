import { z } from 'zod';

/** Text that PostgreSQL can store: no NUL and no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** A whole number that its integer columns take. */
export const storableInteger = z.int().min(0).max(2_147_483_647);

/** A day that it has in its calendar, which knows no year 0 and writes none with more than four figures. */
export const storableDay = z.iso.date().regex(/^[1-9]/);
export const storableInstant = z.iso.datetime().regex(/^[1-9]/);

/** A row's id, as the shop writes its own: one that comes in capitals is the same one. */
export const storableId = (error?: string) => z.uuid(error ? { error } : undefined).toLowerCase();
