import { describe, expect, test } from '@jest/globals';
import { clientAddress, refusal, refusalBody, tooLarge } from '@/lib/serve/hygiene';

const publicUrl = 'https://shop.example';
function ask(change: { method?: string; url?: string; headers?: Record<string, string>; hosts?: string[] } = {}) {
  const headers = { host: 'shop.example', ...change.headers };
  const rawHeaders = (change.hosts ?? ['shop.example']).flatMap((host) => ['Host', host]);
  return (
    refusal({ method: change.method ?? 'GET', url: change.url ?? '/', headers, rawHeaders }, publicUrl)?.status ?? 200
  );
}

describe('the front door', () => {
  test.each([
    ['an ordinary read', {}, 200],
    ['a forged host', { headers: { host: 'evil.example' } }, 421],
    ['two hosts', { hosts: ['shop.example', 'evil.example'] }, 421],
    ['TRACE', { method: 'TRACE' }, 405],
    ['an absolute target', { url: 'http://evil.example/' }, 400],
    ['a double slash', { url: '//evil.example/' }, 400],
    ['a backslash', { url: '/\\evil.example' }, 400],
    ['a stray % in a query', { url: '/?utm_content=save-10%' }, 200],
    ['dots and slashes in a query', { url: '/search?q=../%2e%2e//\\' }, 200],
    ['a stray % in a path', { url: '/shop%' }, 404],
    ['a way out of the path', { url: '/%2e%2e/etc' }, 400],
    ['a health check by the machine’s own address', { url: '/api/health', headers: { host: '10.0.0.7:3000' } }, 200],
    ['a health check without a host', { url: '/api/health', hosts: [] }, 200],
    ['a page beside it by that address', { url: '/api/health/x', headers: { host: '10.0.0.7:3000' } }, 421],
    ['a write to it by that address', { method: 'POST', url: '/api/health', headers: { host: '10.0.0.7:3000' } }, 421],
    ['the image optimizer', { url: '/_next/image?url=x' }, 404],
    ['a source map', { url: '/_next/static/a.js.map' }, 404],
    ['a write without an origin', { method: 'POST' }, 403],
    ['a write from elsewhere', { method: 'POST', headers: { origin: 'https://evil.example' } }, 403],
    ['a write from nowhere', { method: 'POST', headers: { origin: 'null' } }, 403],
    ['a cross-site write', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['a write of our own', { method: 'POST', headers: { origin: publicUrl, 'sec-fetch-site': 'same-origin' } }, 200],
    ['a webhook', { method: 'POST', url: '/api/stripe/webhook' }, 200],
    ['200 MB', { method: 'POST', headers: { origin: publicUrl, 'content-length': '209715200' } }, 413],
  ])('%s: %s', (_name, change, status) => {
    expect(ask(change)).toBe(status);
  });

  test('a picture that is too large is refused with its reason, in words or as a problem', () => {
    const refused = tooLarge('/api/chat/images');
    expect(refusalBody(refused, { accept: 'text/html' })).toMatchObject({
      type: expect.stringContaining('text/plain'),
      body: expect.stringMatching(/^This picture has more than 8 MB.*\n$/),
    });
    const { body } = refusalBody(refused, { accept: 'application/json' });
    expect(JSON.parse(body)).toEqual({ problem: { code: 'refused', message: refused.says } });
    expect(tooLarge('/api/basket').says).not.toContain('picture');
  });

  test('an address comes from the socket unless our own proxies are trusted', () => {
    expect(clientAddress('10.0.0.1', '1.2.3.4', 0)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '6.6.6.6, 1.2.3.4', 1)).toBe('1.2.3.4');
    expect(clientAddress('::ffff:10.0.0.1', '', 0)).toBe('10.0.0.1');
    expect(clientAddress('2001:db8:1:2:3:4:5:6', '', 0)).toBe('2001:db8:1:2::/64');
    expect(clientAddress('10.0.0.1', '2001:db8::1', 1)).toBe(clientAddress('10.0.0.1', '[2001:DB8:0:0::2]:443', 1));
    expect(clientAddress('10.0.0.1', '198.51.100.5:4000', 1)).toBe(clientAddress('10.0.0.1', '198.51.100.5:4001', 1));
  });
});
