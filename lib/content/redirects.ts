import { plainText } from './files';
import { type Redirect, redirectsSchema } from './schema/site';
import { parseYaml } from './text/yaml';

export const redirectsFile = 'content/redirects.yaml';

/** Old addresses and where they lead. Of a file that can't be read, none: the content check fails the build by itself. */
export function redirectsIn(source: string): Redirect[] {
  const parsed = parseYaml(redirectsFile, plainText(source), redirectsSchema);
  return parsed.ok ? parsed.value : [];
}
