import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { redirectsFile, redirectsIn } from '@/lib/content/redirects';
import { ports } from '../servers/ports';
import { startPlain } from '../servers/start-plain';

/** Somebody may run the same build under Next's own server; what content says holds there too. */
const folder = '.data/test-plain';

test('under plain next start pages are there, old addresses lead on, and the editor is shut', async ({ request }) => {
  rmSync(folder, { recursive: true, force: true });
  const { url, stop } = await startPlain({ port: ports.second, folder });
  try {
    const redirects = redirectsIn(readFileSync(redirectsFile, 'utf8'));
    expect(redirects.length).toBeGreaterThan(0);
    for (const { from, to } of redirects) {
      const moved = await request.get(url + from, { maxRedirects: 0 });
      expect([from, moved.status(), moved.headers().location]).toEqual([from, 308, to]);
      expect([to, (await request.get(url + to)).status()]).toEqual([to, 200]);
    }
    for (const path of ['/keystatic', '/api/keystatic/tree'])
      expect([path, (await request.get(url + path)).status()]).toEqual([path, 404]);
  } finally {
    await stop();
  }
});
