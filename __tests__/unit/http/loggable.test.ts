import { describe, expect, test } from '@jest/globals';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import Stripe from 'stripe';
import { loggable } from '@/lib/http/loggable';

test('a failed query is logged without what somebody wrote', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "once"'), {
    code: '23505',
    detail: 'Key (body)=(my canary) already exists.',
  });
  const error = new DrizzleQueryError('insert into chat_events values ($1)', ['my canary'], cause);
  expect(error.message).toContain('my canary');
  const logged = loggable(error);
  expect(logged).not.toContain('canary');
  expect(logged).toContain('23505 duplicate key value');
  expect(logged).toContain('insert into chat_events');
  expect(logged).toContain('loggable.test.ts');
});

test('nor what the database quotes of it', () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "my canary"'), { code: '22P02' });
  const logged = loggable(new DrizzleQueryError('select $1', ['my canary'], cause));
  expect(logged).toContain('22P02 invalid input syntax for type uuid');
  expect(logged).not.toContain('canary');
});

describe('what Stripe said', () => {
  const raw = {
    type: 'card_error' as const,
    code: 'card_declined',
    message: 'The canary of Ada was declined.',
    requestId: 'req_123',
    headers: { canary: 'yes' },
    param: 'canary@example.com',
  };

  test('is its kind, its code and the request to look up there, and nothing of the buyer', () => {
    const error = new Stripe.errors.StripeCardError(raw);
    expect(JSON.stringify(error)).toContain('canary@example.com');
    expect(loggable(error)).toBe('Stripe: StripeCardError card_declined req_123');
  });

  test('is its kind alone when it was not reached', () => {
    const error = new Stripe.errors.StripeConnectionError({ message: 'canary', type: 'api_error' });
    expect(loggable(error)).toBe('Stripe: StripeConnectionError');
  });
});

describe('any other error', () => {
  test('is logged by name, code, words and place, without what hangs on it', () => {
    const error = Object.assign(new TypeError('a bug'), { code: 'ERR_BUG', envelope: { to: ['canary'] } });
    const logged = loggable(error);
    expect(logged.split('\n')[0]).toBe('TypeError ERR_BUG a bug');
    expect(logged).toContain('loggable.test.ts');
    expect(logged).not.toContain('canary');
  });

  test('with its cause, and without addresses', () => {
    const refused = new Error('550 no such person: canary+shop@mail.example.com');
    const logged = loggable(new Error('the letter did not go', { cause: refused }));
    expect(logged).toContain('because of Error 550 no such person: (an address)');
    expect(logged).not.toContain('canary');
  });

  test('and what is no error at all is not written down', () => {
    expect(loggable('canary')).toBe('thrown: string');
  });
});
