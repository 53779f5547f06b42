import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { lockProblems } from '@/house/lock';

const integrity = `sha512-${'a'.repeat(86)}==`;
const problems = (entry: object) =>
  lockProblems(JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'shop' }, 'node_modules/a': entry } }));

test.each([
  ['a version with its hash', { version: '1.2.3', integrity }, null],
  ['what is bundled in another', { version: '1.2.3', inBundle: true }, null],
  ['no hash', { version: '1.2.3' }, 'has no hash'],
  ['a hash that proves little', { version: '1.2.3', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no hash'],
  ['a foreign registry', { version: '1.2.3', integrity, resolved: 'https://evil.example/a.tgz' }, 'names the address'],
  ['a repository', { version: 'git+ssh://git@github.com/a/a.git#abc', integrity }, 'is no version'],
  ['a folder', { version: 'file:../a', integrity }, 'is no version'],
])('%s', (_what, entry, problem) => {
  expect(problems(entry)).toEqual(problem ? [expect.stringContaining(problem)] : []);
});

test('the shop’s own is whole', () => {
  expect(lockProblems(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
});
