import { z } from 'zod';

const entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().optional(),
});
const lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), entry) });
const sha512 = /^sha512-[A-Za-z\d+/]{86}==$/;

/**
 * What is wrong with package-lock.json: each package has to be the very bytes that were looked at, from the registry that
 * everybody has set. What is bundled in another package's archive stands under that one's hash.
 */
export function lockProblems(text: string): string[] {
  const { packages } = lock.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([path, { version = '', resolved, integrity, inBundle }]) => {
    if (path === '' || inBundle) return [];
    const says = (problem: string) => `package-lock.json: ${path} ${problem}`;
    return [
      ...(sha512.test(integrity ?? '')
        ? []
        : [says('has no hash. Take its entry out and run npm install --package-lock-only.')]),
      ...(resolved === undefined
        ? []
        : [says(`names the address ${resolved}. Take that out; .npmrc leaves it out too.`)]),
      ...(/^\d+\.\d+\.\d+/.test(version) ? [] : [says('is no version of a registry.')]),
    ];
  });
}
