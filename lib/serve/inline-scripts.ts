import { createHash } from 'node:crypto';

/** The shapes of inline script that a page of ours may contain. An unknown one stops the build. */
const known = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)$/,
  /^self\.__next_f\.push\(\[1,"(?:[^"\\\n]|\\.)*"\]\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{/,
];

const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const isCode = (attributes: string) =>
  !/\btype="application\/(?:ld\+)?json"/.test(attributes) && !/\btype="speculationrules"/.test(attributes);

export const sha256 = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

/** The hashes of a document's own inline scripts. Throws when one is neither Next's nor ours. */
export function inlineHashes(html: string, ours: readonly string[], page: string): string[] {
  const hashes = [...html.matchAll(script)].flatMap(([, attributes = '', source = '']) => {
    if (/\bsrc=/.test(attributes) || !isCode(attributes)) return [];
    if (!ours.includes(source) && !known.some((shape) => shape.test(source))) {
      throw new Error(`${page} has an inline script of unknown shape: ${source.slice(0, 120)}`);
    }
    return [sha256(source)];
  });
  return [...new Set(hashes)];
}
