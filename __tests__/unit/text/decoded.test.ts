import { expect, test } from '@jest/globals';
import { decoded } from '@/lib/text/decoded';

const lines = 'number\tcarrier\ttracking\nLK-7F3K-92QD\tDPD\t15501234567890';
const wide = () => Buffer.from(`\uFEFF${lines}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(lines)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${lines}`)],
  ['a spreadsheet’s Unicode text', wide()],
  ['the same of old Macs', wide().swap16()],
])('a file in %s is read as it was written', (_name, bytes) => {
  expect(decoded(new Uint8Array(bytes))).toBe(lines);
});
