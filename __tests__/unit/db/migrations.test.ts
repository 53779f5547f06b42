import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('the migrations make exactly the schema that the code is written against', () => {
  mkdirSync('.data', { recursive: true });
  const out = mkdtempSync(join('.data', 'migrations-'));
  cpSync('lib/db/migrations', out, { recursive: true });
  const before = readdirSync(out);
  execFileSync('npx', [
    'drizzle-kit',
    'generate',
    '--dialect',
    'postgresql',
    '--schema',
    './lib/db/schema/*.ts',
    '--out',
    out,
    '--name',
    'missing',
  ]);
  expect(readdirSync(out)).toEqual(before);
});
