import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const files: Record<string, string> = {
  'package.json': '{ "type": "module" }',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } };`,
  // Else Next finds the shop's own.
  'instrumentation.js': 'export function register() {}',
  'app/layout.jsx': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  'app/page.jsx': 'export default () => <h1>Nothing</h1>;',
};

/** Builds the smallest Next app there is, with the Next of this shop, to compare ourselves with. Returns its .next. */
export function buildEmptyApp(): string {
  const folder = '.data/empty-app';
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/app`, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  execFileSync('npx', ['next', 'build'], { cwd: folder, stdio: 'pipe', env });
  return `${folder}/.next`;
}
