/**
 * For Turbopack: a file of content/ as a module of its text. Turbopack's own kind of text stops everything at a letter that
 * it can't read; here it comes through as a letter that the content check names, with its line.
 */
export const raw = true;

export default function textLoader(bytes) {
  return `export default ${JSON.stringify(bytes.toString('utf8'))}`;
}
