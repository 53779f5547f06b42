import { afterEach, expect, jest, test } from '@jest/globals';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { logCarefully } from '@/lib/serve/careful-log';

const before = { error: console.error, warn: console.warn };
afterEach(() => {
  Object.assign(console, before);
});

test.each(['error', 'warn'] as const)('console.%s writes no error as it is, whoever calls it', (level) => {
  const written = jest.fn();
  console[level] = written;
  logCarefully();
  console[level](' ⨯', new DrizzleQueryError('select $1', ['canary@example.com'], new Error('gone')), 7);
  expect(written).toHaveBeenCalledWith(' ⨯', expect.stringContaining('the database refused: gone'), 7);
  expect(String(written.mock.calls)).not.toContain('canary');
});
