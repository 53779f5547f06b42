import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { align } from '@/lib/content/editor/align';

const names = () =>
  readdirSync('content', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .toSorted();

/** The content folder as it stands now: what changes in it from here on, and the way back. */
export function contentFolder() {
  const before = new Map(names().map((name) => [name, readFileSync(name)]));
  const changed = () => names().filter((name) => !before.get(name)?.equals(readFileSync(name)));
  return {
    changed,
    /** The lines of one file that went and came, as a diff shows them. */
    diff(name: string): string[] {
      const [was, now] = [before.get(name)?.toString() ?? '', readFileSync(name, 'utf8')].map((text) =>
        text.split('\n'),
      );
      return align(was ?? [], now ?? [], (a, b) => a === b).flatMap(({ before: from, after: to }) => {
        const [old, fresh] = [from === null ? null : was?.[from], to === null ? null : now?.[to]];
        return old === fresh ? [] : [...(old === null ? [] : [`-${old}`]), ...(fresh === null ? [] : [`+${fresh}`])];
      });
    },
    restore(): void {
      for (const name of names()) if (!before.has(name)) rmSync(name);
      for (const name of changed()) writeFileSync(name, before.get(name) ?? '');
      for (const entry of readdirSync('content/images', { withFileTypes: true }))
        if (![...before.keys()].some((name) => name.startsWith(`content/images/${entry.name}`)))
          rmSync(`content/images/${entry.name}`, { recursive: true });
      for (const [name, bytes] of before) if (!names().includes(name)) writeFileSync(name, bytes);
    },
  };
}
