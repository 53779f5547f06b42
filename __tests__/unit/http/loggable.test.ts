import { expect, test } from '@jest/globals';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { loggable } from '@/lib/http/loggable';

test('a failed query is logged without what somebody wrote', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "once"'), {
    code: '23505',
    detail: 'Key (body)=(my canary) already exists.',
  });
  const error = new DrizzleQueryError('insert into chat_events values ($1)', ['my canary'], cause);
  expect(error.message).toContain('my canary');
  const logged = String(loggable(error));
  expect(logged).not.toContain('canary');
  expect(logged).toContain('23505 duplicate key value');
  expect(logged).toContain('insert into chat_events');
  expect(logged).toContain('loggable.test.ts');
});

test('any other error is logged as it is', () => {
  const error = new Error('a bug');
  expect(loggable(error)).toBe(error);
});
