import { describe, expect, test } from '@jest/globals';
import { pictureLine } from '@/lib/chat/visitor/picture-line';

/** Work that is done when the test says so, and what has begun. */
function gates() {
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      open.set(name, () => resolve(name));
    });
  return { begun, work, finish: (name: string) => open.get(name)?.() };
}

describe('the line of pictures', () => {
  test('one at a time, in their order', async () => {
    const join = pictureLine({ mostPixels: 100, mostOfOne: 3 });
    const { begun, work, finish } = gates();
    const [a, b] = [join('ann', 10, work('a')), join('bea', 10, work('b'))];
    await Promise.resolve();
    expect(begun).toEqual(['a']);
    finish('a');
    expect(await a).toBe('a');
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b']);
    finish('b');
    expect(await b).toBe('b');
  });

  test('it ends where the pixels do, and is as long again once they are done', async () => {
    const join = pictureLine({ mostPixels: 100, mostOfOne: 9 });
    const { work, finish } = gates();
    const first = join('ann', 60, work('first'));
    expect(join('bea', 41, work('no room'))).toBeNull();
    const second = join('bea', 40, work('second'));
    await Promise.resolve();
    finish('first');
    await first;
    expect(join('cy', 61, work('still no room'))).toBeNull();
    expect(join('cy', 60, work('third'))).not.toBeNull();
    await Promise.resolve();
    finish('second');
    expect(await second).toBe('second');
  });

  test('one sender has so many places in it, and what fails gives its place back', async () => {
    const join = pictureLine({ mostPixels: 100, mostOfOne: 1 });
    const broken = join('ann', 10, () => Promise.reject(new Error('broken')));
    expect(join('ann', 10, async () => 'again')).toBeNull();
    const other = join('bea', 10, async () => 'done');
    await expect(broken).rejects.toThrow('broken');
    expect(await other).toBe('done');
    expect(await join('ann', 100, async () => 'again')).toBe('again');
  });
});
