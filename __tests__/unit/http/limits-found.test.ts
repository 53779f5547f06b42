import { expect, test } from '@jest/globals';
import { limitIn, limitsOfRoutes } from '../../attack/limits';

const lib = (path: string) =>
  path === 'lib/limits'
    ? 'export const few = {\n  max: 7,\n  unless: () => ({}),\n} as const;\nconst many = { max: 99 };'
    : '';

test.each([
  ['in the route', "export const POST = route({ scope: 'a', limit: { max: 5, windowSeconds: 1 } }, run);", 5],
  ['with a line in the number', 'export const POST = route({ limit: { max: 1_000, windowSeconds: 1 } }, run);', 1_000],
  [
    'in options',
    'const options = {\n  limit: { windowSeconds: 1, max: 6 },\n} as const;\nexport const POST = route(options, run);',
    6,
  ],
  [
    'in a constant',
    'const limit = { max: 8, windowSeconds: 1 } as const;\nexport const POST = route({ limit }, run);',
    8,
  ],
  ['in a constant of another name', 'const often = { max: 9 };\nexport const POST = route({ limit: often }, run);', 9],
  [
    'in a file of lib',
    "import { few, other } from '@/lib/limits';\nexport const POST = route({ limit: few }, run);",
    7,
  ],
  [
    'of the reader beside it',
    'export const GET = reader({ limit: { max: 600 } }, run);\nexport const POST = route({ limit: { max: 4 } }, run);',
    4,
  ],
  ['nowhere, and says why', "export const POST = route({ limit: 'none: it is free' }, run);", 'none'],
  ['made of something else', 'export const POST = route({ limit: limitFor(60) }, run);', null],
  ['a name for its number', 'export const POST = route({ limit: { max: most, windowSeconds: 1 } }, run);', null],
  ['nowhere', 'export const POST = route({ body }, run);', null],
])('a limit that stands %s is found, or missed aloud', (_where, source, max) => {
  expect(limitIn(source, lib)).toBe(max);
});

test('the limit of every route is found', () => {
  const routes = limitsOfRoutes();
  expect(routes.filter(({ max }) => max === null)).toEqual([]);
  expect(routes).toContainEqual({ path: '/api/staff/login', max: 20 });
  expect(routes).toContainEqual({ path: '/api/staff/login/passkey/begin', max: 60 });
  expect(routes.length).toBeGreaterThan(15);
});
