import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { EnvError, parseEnv } from '@/lib/env';

const production = {
  PUBLIC_URL: 'https://shop.example/',
  SHOP_SECRET: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1, whsec_2',
  SMTP_URL: 'smtps://mail.example:465',
  MAIL_FROM: 'Shop <a@shop.example>',
};
const testing = {
  APP_ENV: 'test',
  SHOP_SECRET: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtp://localhost:1',
};
function reasons(variables: Record<string, string | undefined>): string[] {
  try {
    parseEnv(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.reasons.map((reason) => reason.split(':')[0] ?? '');
    throw error;
  }
}

describe('the environment', () => {
  test('unset is production, which takes live money at its public address', () => {
    expect(parseEnv(production)).toMatchObject({
      appEnv: 'production',
      publicUrl: 'https://shop.example',
      stripe: { livemode: true, webhookSecrets: ['whsec_1', 'whsec_2'] },
      stopTimeoutMs: 9_000,
    });
    expect(parseEnv({ ...production, STOP_TIMEOUT_MS: '20000' }).stopTimeoutMs).toBe(20_000);
  });

  test('production says everything that is missing, at once', () => {
    expect(reasons({ SHOP_SECRET: 'x'.repeat(32) })).toEqual([
      'PUBLIC_URL',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'SMTP_URL',
      'MAIL_FROM',
    ]);
    expect(reasons({ ...production, SHOP_SECRET: 'short' })).toEqual(['SHOP_SECRET']);
  });

  test('the shop’s secret may be several, new first, each long enough', () => {
    const [newer, older] = ['n'.repeat(32), 'o'.repeat(40)];
    expect(parseEnv({ ...production, SHOP_SECRET: newer }).shopSecrets).toEqual([newer]);
    expect(parseEnv({ ...production, SHOP_SECRET: ` ${newer}, ${older},` }).shopSecrets).toEqual([newer, older]);
    for (const wrong of [`${newer},short`, `short,${older}`, ',', ' '])
      expect(reasons({ ...production, SHOP_SECRET: wrong })).toEqual(['SHOP_SECRET']);
  });

  test.each([
    ['a test key in production', { ...production, STRIPE_SECRET_KEY: 'sk_test_1' }, 'STRIPE_SECRET_KEY'],
    ['another Stripe in production', { ...production, STRIPE_API_BASE: 'http://localhost:1' }, 'STRIPE_API_BASE'],
    ['a set clock in production', { ...production, TEST_CLOCK_FILE: '/tmp/clock' }, 'TEST_CLOCK_FILE'],
    ['a share of streams in production', { ...production, TEST_STREAM_SHARE: '99' }, 'TEST_STREAM_SHARE'],
    ['a share of streams in the demo', { ...testing, APP_ENV: 'demo', TEST_STREAM_SHARE: '99' }, 'TEST_STREAM_SHARE'],
    ['a fault point in production', { ...production, TEST_FAULT_POINT: 'paid' }, 'TEST_FAULT_POINT'],
    ['a fault point in the demo', { ...testing, APP_ENV: 'demo', TEST_FAULT_POINT: 'paid' }, 'TEST_FAULT_POINT'],
    ['http in production', { ...production, PUBLIC_URL: 'http://shop.example' }, 'PUBLIC_URL'],
    ['a live key elsewhere', { ...testing, STRIPE_SECRET_KEY: 'sk_live_1' }, 'STRIPE_SECRET_KEY'],
    ['a Stripe on another machine', { ...testing, STRIPE_API_BASE: 'http://10.0.0.1:1' }, 'STRIPE_API_BASE'],
    ['a set clock in the demo', { ...testing, APP_ENV: 'demo', TEST_CLOCK_FILE: '/tmp/clock' }, 'TEST_CLOCK_FILE'],
    ['a mode that is none', { ...testing, APP_ENV: 'staging' }, 'APP_ENV'],
  ])('%s is refused', (_name, variables, named) => {
    expect(reasons(variables)).toEqual([named]);
  });
});

test.each([
  ['production', { APP_ENV: 'production', STRIPE_SECRET_KEY: 'sk_test_1' }],
  ['a live key', { APP_ENV: 'test', STRIPE_SECRET_KEY: 'sk_live_1' }],
  ['no mode at all', { STRIPE_SECRET_KEY: 'sk_test_1' }],
])('the payment sandbox does not run with %s', (_name, variables) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '__tests__/servers/stripe-sandbox/main.ts'],
    { env: { PATH: process.env.PATH, NODE_ENV: 'test', ...variables }, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([1, expect.stringContaining('does not run in production')]);
});
