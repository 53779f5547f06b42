import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export type Import = { from: string; to: string };

/** Statements as the formatter writes them, `import()`, and a file's address beside another: `new URL('./x', import.meta.url)`. */
const specifier = /(?:\bfrom |\bimport |\bimport\(|\bnew URL\()\s*'((?:@\/|\.{1,2}\/)[^'\n]+)'/g;
const endings = ['', '.ts', '.tsx', '.mjs', '.d.mts'];

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

/** The source files of a project's app, components and lib, as paths from its root. */
export function sourceFiles(root: string): string[] {
  return ['app', 'components', 'lib'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|m[jt]s|css)$/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)),
  );
}

/** What each file imports of this project's own, types included. */
export function importsOf(root: string, files: readonly string[]): Import[] {
  return files.flatMap((from) =>
    [...readFileSync(join(root, from), 'utf8').matchAll(specifier)].flatMap(([, written = '']) => {
      const path = written.startsWith('@/') ? written.slice(2) : normalize(join(dirname(from), written));
      const ending = endings.find((one) => isFile(join(root, path + one)));
      return ending === undefined ? [] : [{ from, to: path + ending }];
    }),
  );
}
