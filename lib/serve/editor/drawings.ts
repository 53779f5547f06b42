import { readdirSync } from 'node:fs';
import { isRubbish } from '@/lib/content/files';

/** The shop's own drawings, by file name, as the editor offers them. */
export const drawings = (): string[] =>
  readdirSync('public/illustrations')
    .filter((name) => name.endsWith('.svg') && !isRubbish(name))
    .toSorted();
