import { expect, test } from '@jest/globals';
import { loggable } from '@/lib/http/loggable';
import { codeGoesHere, codeOf, failedPage, tellFailed } from '@/lib/serve/instead/failed-page';

test('the page that stands in for one that failed has its code and no script', () => {
  const built = `<html><head><link rel="preload" as="script" href="/a.js"/><script src="/a.js" async=""></script></head><body><h1>No</h1><strong>${codeGoesHere}</strong><script>self.__next_f.push([1,"${codeGoesHere}"])</script></body></html>`;
  expect(failedPage(built)('358184299')).toBe(
    '<html><head></head><body><h1>No</h1><strong>358184299</strong></body></html>',
  );
  expect(failedPage(undefined)('358184299')).toMatch(/<h1>Something went wrong on our side<\/h1>.*358184299/);
});

test('the code is what Next has called the error of that very request, else one of its own', () => {
  tellFailed('nonce-a', '11');
  tellFailed('nonce-b', '22');
  expect([codeOf('nonce-b'), codeOf('nonce-a')]).toEqual(['22', '11']);
  expect(codeOf('nonce-a')).toMatch(/^[0-9a-f]{10}$/);
});

test.each([
  ['123456789', '(code 123456789) Error no'],
  ['123456789@E394', '(code 123456789) Error no'],
  ['ann@example.com', 'Error no'],
])('the log has an error under the code %s: %s', (digest, line) => {
  expect(loggable(Object.assign(new Error('no'), { digest })).split('\n')[0]).toBe(line);
});
