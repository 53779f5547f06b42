import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { reportFile, type WaitRow } from '@/lib/desk/reports/report-csv';
import { shopContent } from '../../fixtures/content';

const wait: WaitRow = {
  askedAt: new Date('2026-07-01T18:50:00Z'),
  answerBy: new Date('2026-07-02T08:50:00Z'),
  answeredAt: new Date('2026-07-02T07:05:00Z'),
  closedAt: null,
  answeredBy: 'Ann, "the" lead',
  tags: ['refund'],
  isFirst: true,
};
const now = new Date('2026-07-03T08:00:00Z');
const read = (waits: WaitRow[]): Record<string, string>[] =>
  parse(reportFile(waits, shopContent().chat, now), { columns: true, bom: true });

test('times are London’s, and the wait is in opening minutes', () => {
  expect(read([wait])).toEqual([
    {
      asked: '2026-07-01 19:50:00',
      first: 'yes',
      promised: '2026-07-02 09:50:00',
      answered: '2026-07-02 08:05:00',
      'opening minutes': '15',
      promise: 'kept',
      'answered by': 'Ann, "the" lead',
      tags: 'refund',
    },
  ]);
});

test.each([
  [{ answeredAt: new Date('2026-07-02T08:50:01Z') }, 'missed'],
  [{ answeredAt: null }, 'missed'],
  [{ answeredAt: null, answerBy: new Date('2026-07-03T08:00:01Z') }, 'waiting'],
  [{ answeredAt: null, closedAt: now }, 'no answer needed'],
])('%j is %s', (change, promise) => {
  expect(read([{ ...wait, ...change }])[0]?.promise).toBe(promise);
});

test.each(['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(A1)', '\t=1'])('%j is no formula', (name) => {
  expect(read([{ ...wait, answeredBy: name }])[0]?.['answered by']).toBe(`'${name}`);
});
