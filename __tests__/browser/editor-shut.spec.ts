import { readdirSync, readFileSync } from 'node:fs';
import { ask, json, post } from '../servers/raw-http';
import { expect, test } from './fixtures';

/** The editor writes files for whoever asks. Production must not know it. */
test('a production server answers 404 on every address of the editor, and writes nothing', async () => {
  const written = readFileSync('content/chat.yaml', 'utf8');
  for (const path of [
    '/keystatic',
    '/keystatic/collection/products',
    '/keystatic/singleton/delivery',
    '/api/keystatic',
    '/api/keystatic/tree',
    '/api/keystatic/blob/0123456789012345678901234567890123456789/content/site.yaml',
  ])
    expect([path, (await ask(path, { headers: { 'no-cors': '1' } })).status]).toEqual([path, 404]);
  const additions = [{ path: 'content/chat.yaml', contents: Buffer.from('hours: []\n').toString('base64') }];
  const answer = await post('/api/keystatic/update', { additions, deletions: [] }, { ...json, 'no-cors': '1' });
  expect(answer.status).toBe(404);
  expect(readFileSync('content/chat.yaml', 'utf8')).toBe(written);
});

test('the build holds none of the editor’s code', () => {
  const files = ['.next/server', '.next/static', '.next/docroot'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const code = files.filter((file) => /\.(?:js|mjs|css|html|rsc|json|map)$/.test(file));
  expect(code.length).toBeGreaterThan(100);
  const told = /@keystatic\/|@keystar\/|keystar-|localModeApiHandler|prosemirror/;
  expect(code.filter((file) => told.test(readFileSync(file, 'utf8')))).toEqual([]);
});
