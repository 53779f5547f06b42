import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { redact } from '@/lib/chat/log/redact-store';
import { cursor, emptyThread, hasHole, merge, statusOf } from '@/lib/chat/log/thread';
import { deskStream, visitorStream } from '@/lib/chat/stream/stream-store';
import { ringTyping } from '@/lib/chat/stream/typing-store';
import { say } from '@/lib/chat/visitor/conversation-store';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { chatExceptions } from '@/lib/db/schema/chat-hours';
import { staff } from '@/lib/db/schema/staff';
import { parseCookies, setCookieHeader } from '@/lib/http/cookies';
import { beginShutdown } from '@/lib/shutdown';
import { startSession, watcherFrom } from '@/lib/staff/session-store';
import { clockAt } from '../fixtures/clock';
import { begin, doAs, forgetConversations, hireAnn, message } from '../fixtures/conversation';
import { listenTo } from '../fixtures/listening';

const clock = clockAt('2026-11-24T10:00:00Z');
let ann: string;
beforeAll(async () => {
  ann = await hireAnn();
});
afterAll(beginShutdown);
beforeEach(() => clock.set('2026-11-24T10:00:00Z'));
const open: ReturnType<typeof listenTo>[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.stop();
  await forgetConversations();
});

const says = (text: string) => ({ kind: 'message', body: { text } }) as const;
async function listen(conversation: Awaited<ReturnType<typeof begin>>, after = 0) {
  const stream = listenTo(visitorStream('10.0.0.1', await conversation.read(), after));
  open.push(stream);
  await stream.ready();
  return stream;
}
const seqs = (stream: ReturnType<typeof listenTo>) => stream.events().map(({ seq }) => seq);
const upTo = (count: number, from = 1) => Array.from({ length: count - from + 1 }, (_, index) => index + from);

describe('a stream', () => {
  test('brings the past, says ready, and then whatever is said, each once and in order, from many at once', async () => {
    const conversation = await begin('1');
    await doAs(ann, conversation.id, says('2'));
    const stream = await listen(conversation);
    expect(seqs(stream)).toEqual([1, 2]);
    await Promise.all(
      upTo(20).flatMap((number) => [
        say(conversation.visitor, message(`mine ${number}`)),
        doAs(ann, conversation.id, says(`theirs ${number}`)),
        doAs(ann, conversation.id, { kind: 'note', body: { text: 'among ourselves' } }),
      ]),
    );
    await stream.until(() => stream.events().length >= 42);
    expect(seqs(stream)).toEqual(upTo(42));
    expect(JSON.stringify(stream.heard)).not.toContain('among ourselves');
  });

  test('that opens while others speak misses nothing and repeats nothing, however many listen', async () => {
    const conversation = await begin('1');
    const speaking = Promise.all(upTo(30).map((number) => doAs(ann, conversation.id, says(`${number}`))));
    const streams = await Promise.all(upTo(5).map(() => listen(conversation)));
    await speaking;
    for (const stream of streams) {
      await stream.until(() => stream.events().length >= 31);
      expect(seqs(stream)).toEqual(upTo(31));
    }
  });

  test('after 250 messages away, all come, in order, from where it had got to', async () => {
    const conversation = await begin('1');
    const before = await listen(conversation);
    await before.stop();
    for (const number of upTo(250)) await doAs(ann, conversation.id, says(`${number}`));
    const back = await listen(conversation, 1);
    expect(seqs(back)).toEqual(upTo(251, 2));
    const ahead = await listen(conversation, 2_000_000_000);
    expect(seqs(ahead)).toEqual([]);
    await doAs(ann, conversation.id, says('after all'));
    await ahead.until(() => ahead.events().length > 0);
    expect(seqs(ahead)).toEqual([252]);
  });

  test('a browser that was away learns of what was resolved and of what was taken out', async () => {
    const conversation = await begin('My secret');
    const stream = await listen(conversation);
    let view = merge(emptyThread, stream.events());
    await stream.stop();
    await transaction((tx) => redact(tx, conversation.id, { visibility: 'all', seq: 1 }, ann));
    await doAs(ann, conversation.id, { kind: 'status', body: { status: 'resolved', text: 'Finished.' } });
    expect(JSON.stringify(view)).toContain('My secret');
    const back = await listen(conversation, cursor(view));
    view = merge(view, back.events());
    expect(JSON.stringify(view)).not.toContain('My secret');
    expect([statusOf(view), hasHole(view), cursor(view)]).toEqual(['resolved', false, 3]);
  });

  test('tells how far staff have looked and who is writing, which is stored nowhere', async () => {
    const conversation = await begin();
    const stream = await listen(conversation);
    await ringTyping({ conversation: conversation.id, who: { staffId: ann } });
    await ringTyping({ conversation: randomUUID(), who: { staffId: ann } });
    await ringTyping({ conversation: conversation.id, who: 'visitor' });
    await doAs(ann, conversation.id, { kind: 'read', body: { seq: 1 } });
    await stream.until(() => stream.of('seen').length > 1);
    expect(stream.of('typing')).toEqual([{ name: 'Ann' }]);
    expect(stream.of('seen')).toEqual([
      { staff: 0, visitor: 0 },
      { staff: 1, visitor: 0 },
    ]);
    expect((await conversation.read()).lastSeq).toBe(1);
  });

  test('an exception added while it is open closes the chat at once', async () => {
    const stream = await listen(await begin());
    expect(stream.of('ready')).toMatchObject([{ mode: 'busy' }]);
    await transaction(async (tx) => {
      await tx.insert(chatExceptions).values({ date: '2026-11-24', note: 'Flood', closed: true, setBy: ann });
      await notify(tx, 'hours', '');
    });
    await stream.until(() => stream.of('beat').length > 0);
    expect(stream.of('beat')).toMatchObject([{ mode: 'closed', changesAt: '2026-11-25T08:00:00Z' }]);
    await (await db()).delete(chatExceptions);
  });
});

describe('the desk’s stream', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('says which conversation has changed and where somebody writes', async () => {
    const stream = listenTo(deskStream(async () => true, ann));
    open.push(stream);
    await stream.ready();
    const { id } = await begin();
    await ringTyping({ conversation: id, who: 'visitor' });
    await stream.until(() => stream.of('typing').length > 0);
    expect(stream.of('changed')).toContainEqual({ conversation: id });
    expect(stream.of('typing')).toEqual([{ conversation: id, who: 'visitor' }]);
  });

  test('of somebody who is disabled ends at the next beat', async () => {
    // Only the beat's clock is in the test's hands; the database's sockets keep their own.
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setTimeout',
        'clearTimeout',
      ],
    });
    const cookies = parseCookies(setCookieHeader(await startSession(ann, new Map())));
    const stream = listenTo(deskStream(async () => (await watcherFrom(cookies)) !== null, ann));
    await stream.ready();
    jest.advanceTimersByTime(15_000);
    await stream.until(() => stream.of('beat').length === 2);
    await (await db()).update(staff).set({ disabled: true }).where(eq(staff.id, ann));
    jest.advanceTimersByTime(15_000);
    await stream.ended();
    await (await db()).execute(sql`update staff set disabled = false`);
  });
});
