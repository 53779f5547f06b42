import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { answerBy, chatState, closedSince, openBetween, type Rules, stateWords } from '@/lib/chat/hours/hours';
import { shopContent } from '../../fixtures/content';

const rules = shopContent().chat;
const at = (london: string) => Temporal.PlainDateTime.from(london).toZonedDateTime('Europe/London').toInstant();

describe('chat hours', () => {
  for (const date of ['2026-11-24', '2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']) {
    test.each([
      ['07:59:59.999', false],
      ['08:00:00.000', true],
      ['19:59:59.999', true],
      ['20:00:00.000', false],
    ])(`${date} %s: open is %s`, (time, open) => {
      expect(chatState(at(`${date}T${time}`), rules).open).toBe(open);
    });

    test(`on the eve of ${date} the next opening is 08:00`, () => {
      const eve = Temporal.PlainDate.from(date).subtract({ days: 1 });
      expect(chatState(at(`${eve}T20:30`), rules).nextOpenAt?.toString()).toBe(at(`${date}T08:00`).toString());
    });
  }

  test('Christmas Day is closed, and says when it opens', () => {
    const instant = at('2026-12-25T10:00');
    expect(stateWords(instant, chatState(instant, rules))).toBe('Closed. Opens tomorrow at 8am (UK time).');
  });

  test('an override holds until it expires', () => {
    const closed = {
      ...rules,
      override: { state: 'closed' as const, until: '2026-11-24T12:00:00Z', note: 'Training' },
    };
    expect(chatState(at('2026-11-24T11:59'), closed).open).toBe(false);
    expect(chatState(at('2026-11-24T12:00'), closed).open).toBe(true);
  });

  test.each([
    ['2026-11-24T10:00', '2026-11-24T12:00'],
    ['2026-11-24T19:00', '2026-11-25T09:00'],
    ['2026-11-24T20:00', '2026-11-25T10:00'],
    ['2026-12-24T19:30', '2026-12-26T09:30'],
  ])('a message at %s is answered by %s, counting opening time only', (said, answered) => {
    expect(answerBy(at(said), rules, 120).toString()).toBe(at(answered).toString());
  });

  test.each([
    ['2026-11-24T18:00', 120, '2026-11-24T20:00'],
    ['2026-11-24T18:01', 120, '2026-11-25T08:01'],
    ['2026-11-24T08:00', 720, '2026-11-24T20:00'],
    ['2026-11-24T08:00', 721, '2026-11-25T08:01'],
    ['2026-11-24T20:00', 720, '2026-11-25T20:00'],
    ['2026-12-24T19:00', 780, '2026-12-26T20:00'],
  ])(
    'asked at %s with %i minutes, an answer may come as late as closing time itself: %s',
    (said, minutes, answered) => {
      expect(answerBy(at(said), rules, minutes).toString()).toBe(at(answered).toString());
    },
  );

  test('between a question and its promised answer the shop is open for just as long as was promised', () => {
    const start = at('2026-10-01T00:00').epochMilliseconds;
    const millisecond = fc.integer({ min: 0, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(millisecond, fc.integer({ min: 1, max: 3000 }), (after, minutes) => {
        const asked = Temporal.Instant.fromEpochMilliseconds(start + after);
        const answered = answerBy(asked, rules, minutes);
        expect(openBetween(asked, answered, rules)).toBe(minutes * 60_000);
        const justBefore = answered.subtract({ milliseconds: 1 });
        expect(chatState(justBefore, rules).open).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['within a day', '2026-11-24T09:00', '2026-11-24T10:30', 90],
    ['from before opening to after closing', '2026-11-24T07:00', '2026-11-24T21:00', 720],
    ['over a night', '2026-11-24T19:59', '2026-11-25T08:01', 2],
    ['a night alone', '2026-11-24T20:00', '2026-11-25T08:00', 0],
    ['over Christmas', '2026-12-24T19:00', '2026-12-26T09:00', 120],
    ['no time', '2026-11-24T09:00', '2026-11-24T09:00', 0],
    ['backwards', '2026-11-24T10:00', '2026-11-24T09:00', 0],
  ])('open time %s', (_name, from, to, minutes) => {
    expect(openBetween(at(from), at(to), rules)).toBe(minutes * 60_000);
  });

  const overridden = (state: 'open' | 'closed', until: string) => ({
    ...rules,
    override: { state, until: at(until).toString(), note: 'Training' },
  });
  test.each([
    [
      'closed past closing',
      'closed',
      '2026-11-24T21:00',
      '2026-11-24T10:00',
      'Closed. Opens tomorrow at 8am (UK time).',
    ],
    ['closed for an hour', 'closed', '2026-11-24T12:00', '2026-11-24T10:00', 'Closed. Opens today at noon (UK time).'],
    ['open into the night', 'open', '2026-11-24T22:00', '2026-11-24T21:00', 'Open now until 10pm (UK time).'],
    ['open early, and on', 'open', '2026-11-24T09:00', '2026-11-24T07:00', 'Open now until 8pm (UK time).'],
  ] as const)('an override: %s', (_name, state, until, instant, says) => {
    const changed = overridden(state, until);
    expect(stateWords(at(instant), chatState(at(instant), changed))).toBe(says);
  });

  test.each([
    ['2026-11-24T19:59', null],
    ['2026-11-24T20:00', '2026-11-24T20:00'],
    ['2026-11-25T07:59', '2026-11-24T20:00'],
    ['2026-12-26T07:00', '2026-12-24T20:00'],
    ['2026-10-25T00:30', '2026-10-24T20:00'],
  ])('at %s the shop has been closed since %s', (instant, since) => {
    expect(closedSince(at(instant), rules)?.toString() ?? null).toBe(since && at(since).toString());
  });

  const only = (...hours: Rules['hours']): Rules => ({
    hours,
    exceptions: [],
    override: null,
  });

  test.each([
    ['open for as long as nobody says otherwise', { open: true, changesAt: null, nextOpenAt: null }, 'Open now.'],
    ['closed with no opening ahead', { open: false, changesAt: null, nextOpenAt: null }, 'Closed for now.'],
  ])('%s', (_name, state, says) => {
    expect(stateWords(at('2026-11-24T10:00'), state)).toBe(says);
  });

  test('no hours at all: closed, no opening ahead, nothing since, and a question waits from when it came', () => {
    const never = only();
    const instant = at('2026-11-24T10:00');
    expect(chatState(instant, never)).toEqual({ open: false, changesAt: null, nextOpenAt: null });
    expect(closedSince(instant, never)).toBeNull();
    expect(answerBy(instant, never, 60).toString()).toBe(instant.toString());
  });

  test('each weekday has hours of its own, and one without is closed', () => {
    const week = only(
      { day: 'monday', opens: '09:00', closes: '17:30' },
      { day: 'wednesday', opens: '10:00', closes: '12:00' },
    );
    const says = (london: string) => stateWords(at(london), chatState(at(london), week));
    // The 23rd of November 2026 is a Monday.
    expect(says('2026-11-23T08:00')).toBe('Closed. Opens today at 9am (UK time).');
    expect(says('2026-11-23T09:00')).toBe('Open now until 5.30pm (UK time).');
    expect(says('2026-11-24T12:00')).toBe('Closed. Opens tomorrow at 10am (UK time).');
    expect(says('2026-11-25T12:00')).toBe('Closed. Opens on Mon 30 Nov at 9am (UK time).');
  });

  test('a day with hours of its own keeps what it does not change; a closed one has none', () => {
    const changed: Rules = {
      ...only(
        { day: 'tuesday', opens: '08:00', closes: '20:00' },
        { day: 'wednesday', opens: '08:00', closes: '20:00' },
      ),
      exceptions: [
        { date: '2026-11-24', closes: '12:00', note: 'Early' },
        { date: '2026-11-25', closed: true, note: 'Away' },
        { date: '2026-12-01', opens: '10:00', note: 'Late' },
        { date: '2026-11-28', opens: '10:00', closes: '11:00', note: 'A Saturday' },
        { date: '2026-11-29', opens: '10:00', note: 'No end' },
      ],
    };
    const open = (london: string) => chatState(at(london), changed).open;
    expect([open('2026-11-24T08:00'), open('2026-11-24T12:00')]).toEqual([true, false]);
    expect(open('2026-11-25T10:00')).toBe(false);
    expect([open('2026-12-01T09:00'), open('2026-12-01T19:59')]).toEqual([false, true]);
    expect([open('2026-11-28T10:00'), open('2026-11-29T10:30')]).toEqual([true, false]);
  });

  /** Two instants are compared as text: Jest takes any two of them for equal. */
  const iso = (london: string) => at(london).toString();

  test.each([
    ['open', '2026-11-24T10:00', rules, true, '2026-11-24T20:00'],
    ['closed', '2026-11-24T21:00', rules, false, '2026-11-25T08:00'],
    ['closed by hand', '2026-11-24T10:00', overridden('closed', '2026-11-24T12:00'), false, '2026-11-24T12:00'],
    ['opened by hand', '2026-11-24T21:00', overridden('open', '2026-11-24T22:00'), true, '2026-11-24T22:00'],
    ['no longer opened by hand', '2026-11-24T22:00', overridden('open', '2026-11-24T22:00'), false, '2026-11-25T08:00'],
  ])('%s, it says when that changes, and while closed when it opens', (_name, instant, hours, open, changes) => {
    const state = chatState(at(instant), hours);
    expect(state.open).toBe(open);
    expect(state.changesAt?.toString()).toBe(iso(changes));
    expect(state.nextOpenAt?.toString() ?? null).toBe(open ? null : iso(changes));
  });

  const once = (date: string): Rules => ({
    ...only(),
    exceptions: [{ date, opens: '09:00', closes: '17:00', note: '' }],
  });
  test.each([
    [
      'where it was opened by hand, since that ended',
      '2026-11-24T23:00',
      overridden('open', '2026-11-24T22:00'),
      '2026-11-24T22:00',
    ],
    ['still opened by hand, it is not closed', '2026-11-24T21:00', overridden('open', '2026-11-24T22:00'), null],
    [
      'closed by hand, since the last opening ended',
      '2026-11-24T10:00',
      overridden('closed', '2026-11-24T12:00'),
      '2026-11-23T20:00',
    ],
    ['closed by hand past closing', '2026-11-24T23:00', overridden('closed', '2026-11-24T21:00'), '2026-11-24T20:00'],
    ['opened early by hand', '2026-11-24T21:00', overridden('open', '2026-11-24T07:00'), '2026-11-24T20:00'],
    ['two weeks ago', '2026-11-16T10:00', once('2026-11-02'), '2026-11-02T17:00'],
    ['longer ago is not told', '2026-11-17T10:00', once('2026-11-02'), null],
  ])('closed since: %s', (_name, instant, hours, since) => {
    expect(closedSince(at(instant), hours)?.toString() ?? null).toBe(since && iso(since));
  });

  test('an opening up to sixty days ahead is found', () => {
    const next = (date: string) => chatState(at('2026-11-01T10:00'), once(date)).nextOpenAt?.toString();
    expect([next('2026-12-30'), next('2026-12-31')]).toEqual([iso('2026-12-30T09:00'), undefined]);
  });

  test('a question while opened by hand is answered in that time and the hours that follow', () => {
    const answered = answerBy(at('2026-11-24T21:30'), overridden('open', '2026-11-24T22:00'), 60);
    expect(answered.toString()).toBe(iso('2026-11-25T08:30'));
  });
});

describe('opened and closed by hand', () => {
  const set = (state: 'open' | 'closed', from: string, until: string) => ({
    state,
    from: at(from).toString(),
    until: at(until).toString(),
  });
  const hand = (...overrides: ReturnType<typeof set>[]): Rules => ({ ...rules, overrides });
  const night = hand(set('open', '2026-11-27T22:00', '2026-11-28T00:36'));
  const lunch = hand(set('closed', '2026-11-27T11:00', '2026-11-27T14:00'));
  const early = hand(set('open', '2026-11-27T06:00', '2026-11-27T09:00'));
  const twice = hand(
    set('open', '2026-11-27T22:00', '2026-11-27T23:30'),
    set('closed', '2026-11-27T22:30', '2026-11-27T23:15'),
  );
  const iso = (london: string) => at(london).toString();

  test.each([
    ['at night, while open by hand', '2026-11-27T22:10', night, '2026-11-28T00:10'],
    ['too late for the night', '2026-11-27T23:36', night, '2026-11-28T09:00'],
    ['before it was opened', '2026-11-27T21:59', night, '2026-11-28T00:00'],
    ['that closing by hand cuts in two', '2026-11-27T10:00', lunch, '2026-11-27T15:00'],
    ['while closed by hand', '2026-11-27T12:00', lunch, '2026-11-27T16:00'],
    ['opened early and on into the day', '2026-11-27T07:00', early, '2026-11-27T09:00'],
  ] as const)('the promise of a question %s', (_name, asked, hours, answered) => {
    expect(answerBy(at(asked), hours, 120).toString()).toBe(iso(answered));
  });

  test('what was open by hand was opening time, also when it is over', () => {
    const open = (from: string, to: string, hours: Rules) => openBetween(at(from), at(to), hours) / 60_000;
    expect(open('2026-11-27T22:10', '2026-11-27T22:16', night)).toBe(6);
    expect(open('2026-11-27T19:30', '2026-11-28T08:30', night)).toBe(30 + 156 + 30);
    expect(open('2026-11-27T10:00', '2026-11-27T15:00', lunch)).toBe(120);
  });

  test.each([
    ['after the night', '2026-11-28T00:36', night, '2026-11-28T00:36'],
    ['still in it', '2026-11-28T00:35', night, null],
    ['closed at noon', '2026-11-27T13:00', lunch, '2026-11-27T11:00'],
    ['a second one holds over the first', '2026-11-27T23:00', twice, '2026-11-27T22:30'],
  ] as const)('closed since: %s', (_name, instant, hours, since) => {
    expect(closedSince(at(instant), hours)?.toString() ?? null).toBe(since && iso(since));
  });

  test('whatever was set: a promise is so many minutes of what was then open, and open is open everywhere', () => {
    const start = at('2026-03-27T00:00').epochMilliseconds;
    const instantAt = (minutes: number) => Temporal.Instant.fromEpochMilliseconds(start + minutes * 60_000);
    const minute = fc.integer({ min: 0, max: 5 * 1440 });
    const state = fc.constantFrom('open' as const, 'closed' as const);
    const some = fc.array(fc.record({ state, from: minute, length: minute }), { maxLength: 4 });
    fc.assert(
      fc.property(some, minute, fc.integer({ min: 1, max: 300 }), (all, asked, minutes) => {
        const overrides = all.map(({ state: is, from, length }) => ({
          state: is,
          from: instantAt(from).toString(),
          until: instantAt(from + length).toString(),
        }));
        const hours = { ...rules, overrides };
        const question = instantAt(asked);
        const answered = answerBy(question, hours, minutes);
        expect(openBetween(question, answered, hours)).toBe(minutes * 60_000);
        expect(chatState(answered.subtract({ milliseconds: 1 }), hours).open).toBe(true);
        const { open, changesAt } = chatState(question, hours);
        expect(openBetween(question, question.add({ milliseconds: 1 }), hours)).toBe(open ? 1 : 0);
        if (changesAt)
          expect(openBetween(question, changesAt, hours)).toBe(
            open ? changesAt.epochMilliseconds - question.epochMilliseconds : 0,
          );
        const since = closedSince(question, hours);
        if (since) expect(openBetween(since, question, hours)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
