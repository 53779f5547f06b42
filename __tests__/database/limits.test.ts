import { describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { writer } from '@/lib/chat/visitor/author-store';
import { newVisitorSecret, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { anyLeft, withinLimit } from '@/lib/http/limit-store';
import { keys } from '@/lib/keys/keys';
import { begin } from '../fixtures/conversation';

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

  const byAddress = { max: 2, windowSeconds: 86_400, whenDown: 'closed' } as const;
  const letIn = async (scope: string, addresses: string[]) => {
    let count = 0;
    for (const address of addresses) if ((await withinLimit({ ...byAddress, scope, address })).ok) count += 1;
    return count;
  };
  const numbered = (count: number, address: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => address(i));

  test.each([
    ['a /24', 'v4', (index: number) => `198.51.100.${index}`, '198.51.101.1'],
    ['a /48', 'v6', (index: number) => `2001:db8:5:${index.toString(16)}::/64`, '2001:db8:6::/64'],
  ])(
    'thirty addresses of %s are let in as ten are, and the next net as ever',
    async (_net, scope, address, elsewhere) => {
      expect(await letIn(scope, [...numbered(30, address), ...numbered(30, address)])).toBe(20);
      expect(await letIn(scope, [elsewhere, elsewhere])).toBe(2);
    },
  );

  test('one address that calls for ever takes nothing from its neighbours', async () => {
    expect(await letIn('loud', Array<string>(50).fill('203.0.113.1'))).toBe(2);
    expect(
      await letIn(
        'loud',
        numbered(9, (index) => `203.0.113.${index + 2}`),
      ),
    ).toBe(9);
  });

  test('what a net has used up is seen without counting', async () => {
    const asked = { scope: 'look', address: '203.0.113.77', max: 2, windowSeconds: 86_400 };
    expect(await anyLeft(asked)).toEqual({ ok: true });
    await letIn(
      'look',
      numbered(19, (index) => `203.0.113.${index}`),
    );
    expect(await anyLeft(asked)).toEqual({ ok: true });
    await letIn(
      'look',
      numbered(20, (index) => `203.0.113.${index}`),
    );
    expect(await anyLeft(asked)).toMatchObject({ ok: false });
  });
});

/** So many calls already, in this window and, should it end meanwhile, in the next. */
async function counted(scope: string, key: string, seconds: number, count: number): Promise<void> {
  await (await db()).execute(sql`
    insert into rate_limits (scope, key, window_start, count)
    select ${scope}, ${keys().sign('limit', key)}, to_timestamp((floor(extract(epoch from now()) / ${seconds}) + ahead) * ${seconds}), ${count}
    from generate_series(0, 1) ahead`);
}

describe('who may write to us', () => {
  const tooMany = { ok: false, status: 429, retryAfterSeconds: expect.any(Number) };
  const from = (address: string, secret = newVisitorSecret()) => writer(new Map(), { visitor: secret }, address);

  test.each([
    [119, true],
    [120, false],
  ])('after %i new conversations from one address in an hour, another is let in: %s', async (before, may) => {
    const address = `192.0.2.${before}`;
    await counted('chat-start', address, 3600, before);
    expect(await from(address)).toMatchObject(may ? { ok: true } : tooMany);
  });

  test('whoever has a conversation goes on in it from there, and other addresses begin theirs', async () => {
    const address = '192.0.2.200';
    await counted('chat-start', address, 3600, 120);
    const secret = newVisitorSecret();
    const visitor = await visitorOfSecret(secret);
    if (!visitor) throw new Error('no visitor');
    await begin('Hello', visitor);
    expect(await from(address, secret)).toMatchObject({ ok: true });
    expect(await from('192.0.2.201')).toMatchObject({ ok: true });
  });

  test.each([
    [29, true],
    [30, false],
  ])('after %i messages of one visitor in a minute, another is let in: %s', async (before, may) => {
    const secret = newVisitorSecret();
    const visitor = await visitorOfSecret(secret);
    await counted('chat-visitor', visitor?.hash ?? '', 60, before);
    expect(await from(`192.0.2.${before}`, secret)).toMatchObject(may ? { ok: true } : tooMany);
  });
});
