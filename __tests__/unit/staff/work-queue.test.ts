import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BusyError, workQueue } from '@/lib/staff/password/work-queue';

type Lane = 'known' | 'stranger';

/** A queue, and work in it that ends when it is told to. */
function line(atOnce: number, mostWaiting: number) {
  const inTurn = workQueue({ atOnce, mostWaiting });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, lane: Lane) =>
    inTurn(lane, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  return { ask, begun, end: (name: string) => ends.get(name)?.() };
}

test('whoever is known goes before strangers who came earlier', async () => {
  const { ask, begun, end } = line(1, 5);
  const all = [ask('a', 'stranger'), ask('b', 'stranger'), ask('c', 'known'), ask('d', 'known')];
  for (const [index, name] of ['a', 'c', 'd', 'b'].entries()) {
    end(name);
    await all[['a', 'b', 'c', 'd'].indexOf(name)];
    expect(begun[index]).toBe(name);
  }
});

test('a full line of strangers sends strangers away, and nobody who is known', async () => {
  const { ask, begun, end } = line(1, 2);
  const waiting = [ask('a', 'stranger'), ask('b', 'stranger'), ask('c', 'stranger')];
  await expect(ask('d', 'stranger')).rejects.toThrow(BusyError);
  const known = ask('e', 'known');
  end('a');
  await waiting[0];
  expect(begun).toEqual(['a', 'e']);
  end('e');
  expect(await known).toBe('e');
});

test('never more at once than there may be, and what fails makes room', async () => {
  const work = fc.array(fc.record({ fails: fc.boolean(), lane: fc.constantFrom<Lane>('known', 'stranger') }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(work, fc.integer({ min: 1, max: 4 }), async (asked, atOnce) => {
      const inTurn = workQueue({ atOnce, mostWaiting: 100 });
      let running = 0;
      let most = 0;
      const done = await Promise.allSettled(
        asked.map(({ fails, lane }) =>
          inTurn(lane, async () => {
            running += 1;
            most = Math.max(most, running);
            await Promise.resolve();
            running -= 1;
            if (fails) throw new Error('as it was told to');
          }),
        ),
      );
      expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(
        asked.filter(({ fails }) => fails).length,
      );
      expect(most).toBeLessThanOrEqual(atOnce);
    }),
  );
});
