import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultPoints } from '@/lib/fault-point';
import { type Journey, openGround, wellFinished } from '../servers/life';

let ground: Awaited<ReturnType<typeof openGround>>;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

let unfinished: Journey | undefined;

test.each([...faultPoints, undefined])(
  'kill −9 at %s: the books hold, the buyer tries again and has one order, one parcel, one refund',
  async (point) => {
    const finish = unfinished;
    const begin = { checkout: randomUUID(), refund: randomUUID() };
    unfinished = begin;
    const { signal, code, told } = await ground.live({
      stock: finish ? undefined : randomUUID(),
      finish,
      begin,
      point,
    });
    expect([signal, code]).toEqual(point ? ['SIGKILL', null] : [null, 0]);
    if (finish) expect(told).toEqual(wellFinished);
  },
);
