import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { answerBy, chatState, closedSince, stateWords } from '@/lib/chat/hours/hours';
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
});
