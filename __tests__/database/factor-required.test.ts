import { beforeAll, expect, jest, test } from '@jest/globals';
import { parseEnv } from '@/lib/env';
import type { Role } from '@/lib/staff/permissions';
import type { TestMember } from '../fixtures/staff';

process.env.STAFF_SECOND_FACTOR = 'required';
let cookie = '';
jest.mock('next/headers', () => ({
  cookies: async () => ({
    getAll: () => (cookie ? [{ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }] : []),
  }),
}));

let people: Record<Role, TestMember>;
beforeAll(async () => {
  const { member } = await import('../fixtures/staff');
  people = { agent: await member('agent'), lead: await member('lead'), owner: await member('owner') };
});

async function sentTo(action: 'answer-visitors' | 'own-account', who: Role): Promise<string | null> {
  const { staffPage } = await import('@/lib/staff/page-store');
  cookie = people[who].cookie;
  try {
    await staffPage(action);
    return null;
  } catch (error) {
    return /^NEXT_REDIRECT;\w+;([^;]+);/.exec(String(Reflect.get(Object(error), 'digest')))?.[1] ?? 'nowhere';
  }
}

test('an owner without one is led to set it up, and does and sees nothing else before', async () => {
  const { perform, write } = await import('../fixtures/staff');
  const { GET: inbox } = await import('@/app/api/staff/inbox/route');
  const { withFactor } = await import('../fixtures/accounts');
  const note = async (who: Role) =>
    (await perform('presence', write('/api/staff/presence', { state: 'here' }, people[who].cookie))).status;
  const read = async (who: Role) => {
    const request = new Request('http://localhost:4310/api/staff/inbox', { headers: { cookie: people[who].cookie } });
    return (await inbox(request, { params: Promise.resolve({}) })).status;
  };
  expect(await sentTo('answer-visitors', 'owner')).toBe('/staff/account/factor');
  expect(await sentTo('own-account', 'owner')).toBeNull();
  expect([await note('owner'), await read('owner')]).toEqual([403, 403]);
  for (const who of ['agent', 'lead'] as const)
    expect([await sentTo('answer-visitors', who), await note(who), await read(who)]).toEqual([null, 200, 200]);
  await withFactor(people.owner.id);
  expect([await sentTo('answer-visitors', 'owner'), await note('owner'), await read('owner')]).toEqual([
    null,
    200,
    200,
  ]);
});

test('production requires it, and is not told otherwise; a sample only asks', () => {
  const sample = {
    APP_ENV: 'demo',
    SHOP_SECRET: 'x'.repeat(32),
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    SMTP_URL: 'smtp://localhost:1',
  };
  const real = {
    ...sample,
    APP_ENV: 'production',
    PUBLIC_URL: 'https://shop.example',
    STRIPE_SECRET_KEY: 'sk_live_1',
    MAIL_FROM: 'Shop <shop@shop.example>',
  };
  expect(parseEnv(sample).requiresSecondFactor).toBe(false);
  expect(parseEnv(real).requiresSecondFactor).toBe(true);
  expect(() => parseEnv({ ...real, STAFF_SECOND_FACTOR: 'asked' })).toThrow(/need a second factor/);
});
