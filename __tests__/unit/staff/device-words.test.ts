import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deviceWords } from '@/lib/staff/login/device-words';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0`, 'Edge on Windows'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/156.0.0.0 Safari/537.36`, 'Chrome on Chromebook'],
  [`Mozilla/5.0 (Linux; Android 16; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15',
    'Safari on Mac',
  ],
  ['curl/8.5.0', 'A browser'],
  [null, 'A browser'],
])('%s is %s', (agent, words) => expect(deviceWords(agent)).toBe(words));

test('never says anything that the browser has made up', () => {
  const known =
    /^(A browser|Edge|Opera|Samsung Internet|Firefox|Chrome|Safari)( on (an iPhone|an iPad|Android|Windows|Mac|Chromebook|Linux))?$/;
  fc.assert(fc.property(fc.string(), (agent) => expect(deviceWords(`Mozilla/5.0 ${agent}`)).toMatch(known)));
});
