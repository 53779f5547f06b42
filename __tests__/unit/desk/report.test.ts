import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { openBetween } from '@/lib/chat/hours/hours';
import { lastDays, periodSpan, quantile, type ReportFacts, reportOf } from '@/lib/desk/reports/report';
import { shopContent } from '../../fixtures/content';

const rules = shopContent().chat;
const at = (london: string) => Temporal.PlainDateTime.from(london).toZonedDateTime('Europe/London').toInstant();
const date = (london: string) => new Date(at(london).epochMilliseconds);
const hour = 3_600_000;
const none: ReportFacts = {
  conversations: [],
  promises: [],
  ratings: [],
  resolved: 0,
  putRight: [],
  resolutions: [],
  backlog: { open: 0, waiting: 0 },
};
const wait = (dueAt: Date, keptAt: Date | null, more: Partial<ReportFacts['promises'][number]> = {}) =>
  ({
    dueAt,
    keptAt,
    askedAt: date('2026-11-24T09:00'),
    asking: 'usual',
    by: keptAt && 'Ann',
    tags: [],
    ...more,
  }) as const;
const of = (facts: Partial<ReportFacts>, from = '2026-11-24', to = from) =>
  reportOf({ ...none, ...facts }, { from, to }, rules, at('2026-11-24T12:00'));

describe('opening time between two instants', () => {
  test.each([
    ['within a day', '2026-11-24T10:00', '2026-11-24T12:00', 2],
    ['over a night', '2026-11-24T19:00', '2026-11-25T09:00', 2],
    ['a night alone', '2026-11-24T20:00', '2026-11-25T08:00', 0],
    ['three whole days', '2026-11-24T00:00', '2026-11-27T00:00', 36],
    ['over Christmas Day', '2026-12-24T19:00', '2026-12-26T09:00', 2],
    ['backwards', '2026-11-24T12:00', '2026-11-24T10:00', 0],
    ['the night when clocks go forward', '2026-03-28T19:30', '2026-03-29T08:30', 1],
    ['the night when clocks go back', '2026-10-24T19:30', '2026-10-25T08:30', 1],
  ])('%s', (_name, from, to, hours) => {
    expect(openBetween(at(from), at(to), rules)).toBe(hours * hour);
  });

  test('the parts of a time sum to the whole, wherever it is cut', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 2, 20), max: Date.UTC(2026, 3, 10) });
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (three) => {
        const [a = 0, b = 0, c = 0] = three.toSorted((x, y) => x - y);
        const open = (from: number, to: number) =>
          openBetween(Temporal.Instant.fromEpochMilliseconds(from), Temporal.Instant.fromEpochMilliseconds(to), rules);
        expect(open(a, b) + open(b, c)).toBe(open(a, c));
      }),
    );
  });
});

describe('quantiles', () => {
  test.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[0, 10], 0.9, 9],
  ])('of %j at %d', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });

  test('lie among the values, grow with the share, and care for no order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const [low, median, high] = [0, 0.5, 1].map((share) => quantile(values, share) ?? Number.NaN);
        expect([low, high]).toEqual([Math.min(...values), Math.max(...values)]);
        expect(median).toBeGreaterThanOrEqual(low ?? Number.NaN);
        expect(median).toBeLessThanOrEqual(high ?? Number.NaN);
        expect(quantile(values.toReversed(), 0.5)).toBe(median);
      }),
    );
  });
});

describe('a period', () => {
  test.each([
    ['2026-11-24', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('%s is %d hours long', (day, hours) => {
    const { start, end } = periodSpan({ from: day, to: day });
    expect(end.getTime() - start.getTime()).toBe(hours * hour);
  });

  test('the last seven days end today, by London’s clock', () => {
    expect(lastDays(Temporal.Instant.from('2026-06-30T23:30:00Z'), 7)).toEqual({
      from: '2026-06-25',
      to: '2026-07-01',
    });
  });
});

describe('the report', () => {
  test('of nothing has no medians, and every day and hour of the period', () => {
    const report = of({}, '2026-10-24', '2026-10-26');
    expect(report.firstAnswer).toEqual({ medianMinutes: null, p90Minutes: null });
    expect(report.byDay.map((day) => day.date)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(report.byHour).toEqual(Array.from({ length: 24 }, () => 0));
    expect(report.averageRating).toBeNull();
  });

  test('first answers count opening time: a question at night answered at 8.06 waited six minutes', () => {
    const report = of({
      conversations: [
        { startedAt: date('2026-11-23T23:00'), answeredAt: date('2026-11-24T08:06') },
        { startedAt: date('2026-11-24T10:00'), answeredAt: date('2026-11-24T10:02') },
        { startedAt: date('2026-11-24T11:00'), answeredAt: null },
      ],
    });
    expect([report.conversations, report.answered]).toEqual([3, 2]);
    expect(report.firstAnswer.medianMinutes).toBe(4);
  });

  test('hours are London’s: both hours called one o’clock when the clocks go back, and the summer’s', () => {
    const began = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-07-01T08:30:00Z'];
    const conversations = began.map((startedAt) => ({ startedAt: new Date(startedAt), answeredAt: null }));
    const { byHour } = of({ conversations }, '2026-07-01', '2026-10-25');
    expect([byHour[1], byHour[9], byHour[8]]).toEqual([2, 1, 0]);
  });

  test('a promise is kept up to its very instant; a late answer and none at all are misses; one ahead is neither', () => {
    const dueAt = date('2026-11-24T11:00');
    const kept = (keptAt: Date | null) => wait(dueAt, keptAt);
    const promises = [kept(dueAt), kept(new Date(dueAt.getTime() + 1)), kept(null)];
    const ahead = wait(date('2026-11-24T13:00'), null);
    expect(of({ promises: [...promises, ahead] }).promises).toEqual({ kept: 1, missed: 2, waiting: 1 });
  });

  test('waits are told apart by who answered, by what was asked about and by tag', () => {
    const due = date('2026-11-24T11:00');
    const { byAgent, byKind, byTag } = of({
      promises: [
        wait(due, date('2026-11-24T09:10'), { tags: ['warm', 'late'] }),
        wait(due, date('2026-11-24T11:30'), { by: 'Ben', asking: 'reaction', tags: ['warm'] }),
        wait(due, date('2026-11-24T09:20')),
        wait(due, null),
      ],
    });
    expect(byAgent).toEqual([
      { name: 'Ann', waits: 2, minutes: 15, kept: 2, missed: 0 },
      { name: 'Ben', waits: 1, minutes: 150, kept: 0, missed: 1 },
    ]);
    expect(byKind.map(({ name, waits }) => [name, waits])).toEqual([
      ['Everything else', 3],
      ['A reaction to a product', 1],
    ]);
    expect(byTag).toEqual([
      { name: 'warm', waits: 2, minutes: 80, kept: 1, missed: 1 },
      { name: 'late', waits: 1, minutes: 10, kept: 1, missed: 0 },
    ]);
  });

  test('what was put right is counted by its reason, in money and in parcels', () => {
    const leaked = { reason: 'Leaked or broken', what: 'refund', pence: 500 } as const;
    const putRight = [
      { ...leaked, reason: 'Goodwill' },
      leaked,
      { ...leaked, pence: 250 },
      { ...leaked, what: 'resend', pence: 0 },
    ] as const;
    expect(of({ putRight: [...putRight] }).byReason).toEqual([
      { reason: 'Leaked or broken', refunds: 2, pence: 750, resends: 1 },
      { reason: 'Goodwill', refunds: 1, pence: 500, resends: 0 },
    ]);
  });

  test('a conversation took from its first question to its end, in opening time', () => {
    const resolutions = [
      { askedAt: date('2026-11-23T19:50'), resolvedAt: date('2026-11-24T08:10') },
      { askedAt: date('2026-11-24T10:00'), resolvedAt: date('2026-11-24T11:00') },
    ];
    expect(of({ resolutions }).resolvedMinutes).toBe(40);
    expect(of({}).resolvedMinutes).toBeNull();
  });

  test('every wait is in one kind, and those answered with one person', () => {
    const moment = fc
      .integer({ min: 0, max: 600 })
      .map((minutes) => new Date(date('2026-11-24T09:00').getTime() + minutes * 60_000));
    const asking = fc.constantFrom('reaction', 'order-today', 'usual');
    const some = fc.record({ due: moment, kept: fc.option(moment), asking, by: fc.constantFrom('Ann', 'Ben') });
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const promises = all.map(({ due, kept, asking, by }) => wait(due, kept, { asking, by: kept && by }));
        const { byKind, byAgent, promises: sums } = of({ promises });
        const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
        expect(sum(byKind.map(({ waits }) => waits))).toBe(all.length);
        expect(sum(byAgent.map(({ waits }) => waits))).toBe(all.filter(({ kept }) => kept).length);
        expect(sum(byKind.map(({ missed }) => missed))).toBe(sums.missed);
      }),
    );
  });

  test('its parts sum to the whole', () => {
    const { start, end } = periodSpan({ from: '2026-10-20', to: '2026-10-30' });
    const moment = fc.integer({ min: start.getTime(), max: end.getTime() - 1 }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(fc.array(moment), fc.array(fc.integer({ min: 1, max: 5 })), (moments, ratings) => {
        const conversations = moments.map((startedAt) => ({ startedAt, answeredAt: null }));
        const report = of({ conversations, ratings }, '2026-10-20', '2026-10-30');
        const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
        expect(sum(report.byHour)).toBe(moments.length);
        expect(sum(report.byDay.map((day) => day.conversations))).toBe(moments.length);
        expect(sum(report.ratings.map(({ count }) => count))).toBe(ratings.length);
      }),
    );
  });
});
