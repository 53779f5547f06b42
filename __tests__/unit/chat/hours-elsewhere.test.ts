import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const elsewhere = (TZ: string): { hourHere: number; said: [string, boolean, ...string[]][] } =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', '__tests__/servers/hours-elsewhere.ts'], {
      encoding: 'utf8',
      env: { ...process.env, TZ },
    }),
  );

test('a server in New York and one in Tokyo keep the same hours as one on London’s time', () => {
  const [newYork, tokyo, utc] = ['America/New_York', 'Asia/Tokyo', 'UTC'].map(elsewhere);
  expect([newYork?.hourHere, tokyo?.hourHere, utc?.hourHere]).toEqual([7, 21, 12]);
  expect(newYork?.said).toEqual(utc?.said);
  expect(tokyo?.said).toEqual(utc?.said);
  expect(utc?.said).toHaveLength(50);
  const open = utc?.said.map(([moment, isOpen]) => [moment.split(' ')[1], isOpen]);
  for (const [time, isOpen] of open ?? [])
    expect([time, isOpen]).toEqual([time, time === '08:00:00.000' || time === '19:59:59.999']);
});
