import { readdirSync, readFileSync } from 'node:fs';
import { type StaffAction, staffActions } from '@/lib/staff/permissions';

export type Method = 'GET' | 'POST';
/** An address of the shop as its file tree has it: '/orders/[token]'. */
export type Address = {
  kind: 'page' | 'route';
  path: string;
  methods: readonly Method[];
  /** What somebody at the desk has to be allowed to do there, as its source says; null if it asks for nothing. */
  right: StaffAction | null;
};

/** The one address of all that staff do, which the table of acts stands for; and the editor's, which no shop that runs has. */
const elsewhere = /\[\.\.\.act\]|keystatic/;
const isRight = (word: string | undefined): word is StaffAction => staffActions.some((known) => known === word);

function addressOf(file: string): Address {
  const source = readFileSync(`app/${file}`, 'utf8');
  const kind = file.endsWith('page.tsx') ? 'page' : 'route';
  const path = `/${file.replace(/(^|\/)(page\.tsx|route\.ts)$/, '').replaceAll(/\([a-z]+\)\/?/g, '')}`;
  const written =
    kind === 'page' ? ['GET' as const] : (['GET', 'POST'] as const).filter((method) => isWritten(source, method));
  const [, ofPage, ofFile] = /\bstaff(?:Page|Watch)\(\s*'([\w-]+)'|\benter\(.*, '([\w-]+)'\)/.exec(source) ?? [];
  const word = ofPage ?? ofFile;
  return { kind, path: path.replace(/(.)\/$/, '$1'), methods: written, right: isRight(word) ? word : null };
}
const isWritten = (source: string, method: Method) =>
  new RegExp(`export (?:async )?(?:function|const) ${method}\\b`).test(source);

/** Every page and route that is made for whoever asks. What is the same for everybody is found by the site's own map. */
export function addresses(): Address[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
    .filter((file) => !elsewhere.test(file) && !/^\((?:public)\)|^\.well-known/.test(file))
    .map(addressOf)
    .toSorted((a, b) => a.path.localeCompare(b.path));
}

/** An address with its parts filled in. */
export const filled = (path: string, value: string): string =>
  path.replaceAll(/\[[\w.]+\]/g, () => encodeURIComponent(value));
