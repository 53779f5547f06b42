import { expect, test } from '@jest/globals';
import { pathData } from '@/lib/catalogue/illustrations/outline';

test('a second shape begins from where the first one began, because closing a shape goes back there', () => {
  const square = (x: number) => [
    { command: 'moveTo', args: [x, 10] },
    { command: 'lineTo', args: [x + 5, 10] },
    { command: 'lineTo', args: [x + 5, 15] },
    { command: 'closePath', args: [] },
  ];
  expect(pathData([...square(10), ...square(20)])).toBe('m10 10l5 0l0 5zm10 0l5 0l0 5z');
});

test('a step that nobody can see is left out, and what comes after ends where it should', () => {
  const outline = pathData([
    { command: 'moveTo', args: [0, 0] },
    { command: 'lineTo', args: [0.2, 0.2] },
    { command: 'quadraticCurveTo', args: [5, -0.25, 10, 0] },
  ]);
  expect(outline).toBe('m0 0q5-.2 10 0');
});
