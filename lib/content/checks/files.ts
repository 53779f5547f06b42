import { type Problem, problemOf } from '../problem';
import { didYouMean } from '../text/did-you-mean';

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
      return read.has(file)
        ? []
        : [problemOf(file, `nothing in the shop reads this file.${elsewhere(file, folder, read)}`)];
    }
    const bare = name.replace(/\.\w+$/, '');
    const wanted = `content/${folder}/${toSlug(bare)}.md`;
    if (!name.endsWith('.md'))
      return [problemOf(file, `nothing in the shop reads this file; ${whatToDo(name, wanted)}`)];
    if (slugShape.test(bare)) return [];
    const why = 'a file name becomes an address, so it is made of lower-case words joined by hyphens';
    return [problemOf(file, `${why}; name it ${wanted}.`)];
  });
}

/** Renamed, only what is text already becomes a page. */
function whatToDo(name: string, wanted: string): string {
  if (/\.(?:txt|markdown|mdown|mdx?)$/i.test(name)) return `name it ${wanted}.`;
  if (/\.(?:jpe?g|png|webp|avif|gif|heic|svg)$/i.test(name)) return 'pictures stand in content/images.';
  return `write its text into ${wanted}, and take this file out.`;
}

function elsewhere(file: string, folder: string, read: ReadonlySet<string>): string {
  if (folder) {
    const [meant] = /"(\w+)"/.exec(didYouMean(folder, folders))?.slice(1) ?? [];
    return meant ? ` Did you mean ${file.replace(`/${folder}/`, `/${meant}/`)}?` : '';
  }
  const bare = file.replace(/^content\/|\.\w+$/g, '');
  const known = [...read].flatMap((one) => /^content\/([^/]+)\.yaml$/.exec(one)?.[1] ?? []);
  const [meant] = /"(\w+)"/.exec(didYouMean(bare, known))?.slice(1) ?? [];
  return meant ? ` Did you mean content/${meant}.yaml?` : '';
}

/** Letters that are no letter of ours with an accent. */
const spelt: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  '&': ' and ',
};

function toSlug(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[æœøßłđðþ&]/g, (letter) => spelt[letter] ?? letter)
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'a-name'
  );
}
