import { type Problem, problemOf } from '../problem';

const folders = ['products', 'articles', 'pages', 'faqs'];
const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Files that are neither Markdown nor YAML, beside those that are. */
export function checkStrays(names: readonly string[]): Problem[] {
  return checkFileNames(names, new Set());
}

/** Files that nothing reads, and names that can't be an address: neither may vanish from the shop in silence. */
export function checkFileNames(files: readonly string[], read: ReadonlySet<string>): Problem[] {
  return files.flatMap((file): Problem[] => {
    if (file === 'content/README.md' || file.startsWith('content/images/') || /\/\.[^/]*$/.test(file)) return [];
    const [, folder = '', name = ''] = /^content\/([^/]+)\/(.+)$/.exec(file) ?? [];
    if (!folders.includes(folder)) {
      return read.has(file) ? [] : [problemOf(file, 'nothing in the shop reads this file.')];
    }
    const bare = name.replace(/\.\w+$/, '');
    const wanted = `content/${folder}/${toSlug(bare)}.md`;
    if (!name.endsWith('.md')) return [problemOf(file, `nothing in the shop reads this file; name it ${wanted}.`)];
    if (slugShape.test(bare)) return [];
    const why = 'a file name becomes an address, so it is made of lower-case words joined by hyphens';
    return [problemOf(file, `${why}; name it ${wanted}.`)];
  });
}

function toSlug(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'a-name'
  );
}
