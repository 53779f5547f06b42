import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { db } from '@/lib/db/connection';
import { claimLink, firstOwnerLink } from '@/lib/desk/people/setup-store';
import { sendAgain, sendDueMail } from '@/lib/mail/outbox-store';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { lettersOf } from '@/lib/outbox/queue-store';
import { alertKinds, happened } from '../fixtures/books';
import { openSandbox, paid, setStock, type TestStripe } from '../fixtures/shopping';

let stripe: TestStripe;
let post: SMTPServer;
let open = true;
let ann: string;
const messageIds: string[] = [];
beforeAll(async () => {
  stripe = await openSandbox();
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, answer) => (open ? answer() : answer(new Error('the post office is closed'))),
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        messageIds.push(/^Message-ID: <(.+)@/im.exec(text)?.[1] ?? '');
        done();
      });
    },
  });
  const listening = post.listen(0, 'localhost');
  await new Promise<void>((resolve) => listening.once('listening', () => resolve()));
  const address = listening.address();
  process.env.SMTP_URL = `smtp://localhost:${typeof address === 'object' ? address?.port : ''}`;
  const token = (await firstOwnerLink())?.split('/').at(-1) ?? '';
  ann = (await claimLink({ token, name: 'Ann', email: 'ann@example.com', password: 'a long password' })) ?? '';
});
beforeEach(() => setStock(50));
afterEach(async () => {
  open = true;
  await sendDueMail();
});
afterAll(async () => {
  await stripe.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});

const due = async () => (await db()).execute(sql`update outbox set next_at = now() - interval '1 second'`);
async function letter(orderId: string) {
  const [one] = await lettersOf(orderId);
  if (!one) throw new Error('no letter');
  return one;
}

describe('a letter', () => {
  test('goes out once, and again with a message id of its own when staff say so', async () => {
    const { orderId } = await paid(stripe);
    await Promise.all([sendDueMail(), sendDueMail()]);
    const { id, sentAt } = await letter(orderId);
    expect([sentAt !== null, messageIds.filter((one) => one.startsWith(id))]).toEqual([true, [id]]);
    expect(await sendAgain(id, orderId, ann)).toBe('queued');
    expect(await sendAgain(id, orderId, ann)).toBe('queued');
    await sendDueMail();
    expect(messageIds.filter((one) => one.startsWith(id))).toEqual([id, `${id}.2`]);
    expect((await happened(orderId)).filter((kind) => kind === 'letter-sent-again')).toHaveLength(1);
  });

  test('is not sent to another order’s staff view', async () => {
    const [one, other] = [await paid(stripe), await paid(stripe)];
    expect(await sendAgain((await letter(one.orderId)).id, other.orderId, ann)).toBe('unknown');
    expect(await sendAgain(randomUUID(), one.orderId, ann)).toBe('unknown');
  });

  test('that can’t be sent waits longer each time, then is given up and calls a person; sent again it goes', async () => {
    const { orderId } = await paid(stripe);
    open = false;
    await sendDueMail();
    const first = await letter(orderId);
    expect(first).toMatchObject({ attempts: 1, sentAt: null, deadAt: null, lastError: expect.any(String) });
    // Each pause is known only as well as the try's own time is: no shorter than `least`, no longer than `most`.
    const pauses: { least: number; most: number }[] = [];
    for (let tries = 1; tries < 16; tries++) {
      await due();
      const before = Date.now();
      await sendDueMail();
      const after = Date.now();
      const next = (await letter(orderId)).nextAt.getTime();
      pauses.push({ least: next - after, most: next - before });
    }
    expect(pauses.every(({ most }, index) => index === 0 || most >= (pauses[index - 1]?.least ?? 0))).toBe(true);
    expect(await letter(orderId)).toMatchObject({ attempts: 16, deadAt: expect.any(Date) });
    expect(await alertKinds(orderId)).toEqual(['letter-failed']);
    open = true;
    await due();
    await sendDueMail();
    expect((await letter(orderId)).sentAt).toBeNull();
    await sendAgain(first.id, orderId, ann);
    await sendDueMail();
    expect([(await letter(orderId)).sentAt !== null, await alertKinds(orderId)]).toEqual([true, []]);
    expect((await openAlerts()).filter(({ kind }) => kind === 'letter-failed')).toEqual([]);
  });
});
