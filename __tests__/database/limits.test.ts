import { describe, expect, test } from '@jest/globals';
import { withinLimit } from '@/lib/http/limit-store';

describe('rate limits', () => {
  const limit = { scope: 'login', key: 'a', max: 5, windowSeconds: 3600, whenDown: 'closed' } as const;

  test('twenty calls at once: exactly five are allowed', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => withinLimit(limit)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ ok: false, retryAfterSeconds: expect.any(Number) });
  });

  test('another key and another scope count for themselves', async () => {
    expect(await withinLimit({ ...limit, key: 'b' })).toEqual({ ok: true });
    expect(await withinLimit({ ...limit, scope: 'mail' })).toEqual({ ok: true });
  });
});
