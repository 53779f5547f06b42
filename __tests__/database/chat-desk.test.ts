import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { eraseConversations, redact } from '@/lib/chat/log/redact-store';
import { beginVisit, keepVisits } from '@/lib/chat/stream/visit-store';
import { conversationOf, eventsAfter, say } from '@/lib/chat/visitor/conversation-store';
import { bus, notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { answer, assign, changeStatus, seen, takeNote } from '@/lib/desk/inbox/act-store';
import { draftOf, keepDraft } from '@/lib/desk/inbox/draft-store';
import { queue as fullQueue } from '@/lib/desk/inbox/queue-store';
import { knownTags, setTags } from '@/lib/desk/inbox/tags-store';
import { clockAt } from '../fixtures/clock';
import { begin, forgetConversations, message } from '../fixtures/conversation';
import { deskThread, employ, queue, reply } from '../fixtures/desk';

const clock = clockAt('2026-11-24T10:00:00Z');
let ann: string;
let ben: string;
beforeAll(async () => {
  ann = await employ('Ann Smith', 'lead');
  ben = await employ('Ben Okonkwo');
});
beforeEach(async () => {
  clock.set('2026-11-24T10:00:00Z');
  await forgetConversations();
});

const said = { kind: 'message', body: { text: 'Good day' } } as const;
const holder = async (id: string) => (await deskThread(id))?.assignee?.name ?? null;
const texts = async (id: string) => (await eventsAfter(id, 0)).map(({ text }) => text);

describe('whose it is', () => {
  test('of two who take it at once, one has it and the other is told who', async () => {
    const { id } = await begin();
    const both = await Promise.all(
      [ann, ben].map((to) => assign({ conversationId: id, staffId: to, id: randomUUID(), from: null, to })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [refused] = both.filter((one) => !one.ok);
    expect(refused).toMatchObject({ why: 'taken', holder: { name: await holder(id) } });
  });

  test('taking over works from exactly the one who has it', async () => {
    const { id } = await begin();
    const take = (staffId: string, from: string | null) =>
      assign({ conversationId: id, staffId, id: randomUUID(), from, to: staffId });
    expect(await take(ben, null)).toEqual({ ok: true });
    expect(await take(ann, null)).toMatchObject({ ok: false, holder: { name: 'Ben Okonkwo' } });
    expect(await take(ann, ben)).toEqual({ ok: true });
    expect(await holder(id)).toBe('Ann Smith');
  });

  test('two who answer at once: one answer goes out, and it is theirs', async () => {
    const { id } = await begin();
    const both = await Promise.all(
      [ann, ben].map((staffId) => answer({ conversationId: id, staffId, id: randomUUID(), said })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await texts(id)).toEqual(['Hello', 'Good day']);
    expect(await holder(id)).not.toBeNull();
  });

  test('the same answer sent five times is one, also after somebody else has taken over', async () => {
    const { id } = await begin();
    const act = { conversationId: id, staffId: ben, id: randomUUID(), said };
    await Promise.all(Array.from({ length: 5 }, () => answer(act)));
    await assign({ conversationId: id, staffId: ann, id: randomUUID(), from: ben, to: ann });
    expect(await answer(act)).toEqual({ ok: true });
    expect(await texts(id)).toEqual(['Hello', 'Good day']);
    expect(await answer({ ...act, id: randomUUID() })).toMatchObject({ ok: false, why: 'taken' });
  });

  test('nobody gets a conversation who does not work here, or no longer does', async () => {
    const { id } = await begin();
    const gone = await employ(`Gone ${randomUUID()}`);
    await (await db()).execute(sql`update staff set disabled = true where id = ${gone}`);
    for (const to of [gone, randomUUID()])
      expect(await assign({ conversationId: id, staffId: ann, id: randomUUID(), from: null, to })).toMatchObject({
        ok: false,
      });
  });
});

describe('notes', () => {
  test('are read by staff in their place, and never by the visitor', async () => {
    const { visitor, id } = await begin();
    await takeNote({ conversationId: id, staffId: ann, id: randomUUID(), text: 'Careful, she is cross' });
    await say(visitor, message('Still there?'));
    expect(await texts(id)).toEqual(['Hello', 'Still there?']);
    const events = (await deskThread(id))?.events ?? [];
    expect(events.map(({ text, forStaff }) => [text, forStaff])).toEqual([
      ['Hello', false],
      ['Careful, she is cross', true],
      ['Still there?', false],
    ]);
    expect((await queue('waiting')).map((row) => row.id)).toEqual([id]);
  });
});

describe('the queue', () => {
  test('each view holds what its name says', async () => {
    const waiting = await begin();
    clock.set('2026-11-24T10:00:01Z');
    const [mine, asleep, over] = [await begin(), await begin(), await begin()];
    await reply(mine.id, ann, randomUUID(), 'Hello');
    const change = (id: string, to: Parameters<typeof changeStatus>[0]['change']) =>
      changeStatus({ conversationId: id, staffId: ann, id: randomUUID(), change: to });
    await change(asleep.id, { status: 'snoozed', until: new Date('2026-11-24T12:00:00Z') });
    await change(over.id, { status: 'resolved', seen: 1 });
    const ids = async (view: Parameters<typeof queue>[0]) => (await queue(view, ann)).map(({ id }) => id);
    expect(await ids('open')).toEqual([waiting.id, mine.id]);
    expect(await ids('waiting')).toEqual([waiting.id, asleep.id]);
    expect(await ids('mine')).toEqual([mine.id]);
    expect(await ids('unassigned')).toEqual([waiting.id]);
    expect(await ids('snoozed')).toEqual([asleep.id]);
    expect(await ids('resolved')).toEqual([over.id]);
    const { counts, unread } = await fullQueue({ view: 'open', find: '' }, ann);
    expect(counts).toEqual({ open: 2, waiting: 2, mine: 1, unassigned: 1, snoozed: 1, resolved: 1 });
    expect(unread).toBe(1);
  });

  test('whoever has waited longest comes first, also when every promise is for the same minute', async () => {
    clock.set('2026-11-24T00:14:00Z');
    const patient = await begin();
    clock.set('2026-11-24T00:20:00Z');
    const angry = await begin();
    const spam = [];
    for (const minute of [30, 31, 32]) {
      clock.set(`2026-11-24T00:${minute}:00Z`);
      spam.push(await begin());
    }
    clock.set('2026-11-24T00:40:00Z');
    await say(angry.visitor, message('Is anybody there?'));
    const expected = [patient, angry, ...spam].map(({ id }) => id);
    for (const view of ['open', 'waiting', 'unassigned'] as const)
      expect((await queue(view)).map(({ id }) => id)).toEqual(expected);
    const [first] = await queue('open');
    expect(first?.askedAt).toBe('2026-11-24T00:14:00.000Z');
  });

  test('who stays on the page stands apart and first, with the time that we aim at; who has left, with the rest', async () => {
    const letter = await begin('A letter');
    clock.set('2026-11-24T10:01:00Z');
    const [left, here] = [await begin(), await begin()];
    await beginVisit(left.id);
    clock.set('2026-11-24T10:01:30Z');
    await beginVisit(here.id);
    clock.set('2026-11-24T10:02:00Z');
    await keepVisits([here.id]);
    const shown = async () => (await queue()).map(({ id, page, liveBy }) => [id, page, liveBy]);
    const aim = '2026-11-24T10:03:00Z';
    expect(await shown()).toEqual([
      [here.id, 'here', aim],
      [letter.id, null, null],
      [left.id, 'left', null],
    ]);
    await reply(here.id, ann, randomUUID(), 'Hello');
    expect((await shown()).at(-1)).toEqual([here.id, 'here', null]);
  });

  test('a visit is told of once, and goes with its conversation', async () => {
    const { id } = await begin();
    const rung: string[] = [];
    const off = (await bus()).on('chat', (conversation) => rung.push(conversation));
    await beginVisit(id);
    await beginVisit(id);
    await keepVisits([id, randomUUID()]);
    await transaction((tx) => notify(tx, 'chat', 'end'));
    for (const since = Date.now(); !rung.includes('end') && Date.now() - since < 10_000; )
      await new Promise((resolve) => setImmediate(resolve));
    off();
    expect(rung).toEqual([id, 'end']);
    await transaction((tx) => eraseConversations(tx, [id]));
    expect((await (await db()).execute(sql`select 1 from chat_visits where conversation_id = ${id}`)).rows).toEqual([]);
  });

  test('a question of a reaction is named as one, and nothing of that is kept with the conversation', async () => {
    const { id, read } = await begin('The lotion gave me a rash');
    clock.set('2026-11-24T10:00:01Z');
    await begin('Where is my parcel?');
    expect((await queue()).map(({ asking }) => asking)).toEqual(['reaction', 'usual']);
    expect(JSON.stringify(await read())).not.toContain('reaction');
    await reply(id, ann, randomUUID(), 'Please stop using it');
    expect((await queue()).map(({ asking }) => asking)).toEqual(['usual', 'usual']);
  });

  test('once answered, somebody waits from their next question on', async () => {
    const one = await begin();
    const other = await begin();
    await reply(one.id, ann, randomUUID(), 'Hello');
    clock.set('2026-11-24T10:10:00Z');
    await say(one.visitor, message('And another thing'));
    expect((await queue('open')).map(({ id }) => id)).toEqual([other.id, one.id]);
  });

  test('what sleeps wakes at its hour, and at once when the visitor writes', async () => {
    const { visitor, id } = await begin();
    const snooze = () =>
      changeStatus({
        conversationId: id,
        staffId: ann,
        id: randomUUID(),
        change: { status: 'snoozed', until: new Date('2026-11-24T12:00:00Z') },
      });
    await snooze();
    expect(await queue('open')).toEqual([]);
    clock.set('2026-11-24T12:00:00Z');
    expect(await queue('open')).toHaveLength(1);
    clock.set('2026-11-24T10:00:00Z');
    await say(visitor, message('Are you asleep?'));
    expect(await queue('open')).toHaveLength(1);
  });

  test('is in the order in which they asked, whatever each was promised; those answered come last', async () => {
    const minutes = fc.integer({ min: 0, max: 500 });
    const asked = fc.option(fc.record({ asked: minutes, promised: minutes }));
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 12 }), async (all) => {
        const database = await db();
        await database.execute(sql`delete from conversations`);
        const at = (minute: number) => new Date(minute * 60_000).toISOString();
        for (const one of all) {
          const id = randomUUID();
          await database.execute(sql`insert into conversations (id, visitor_hash, answer_by)
            values (${id}, ${randomUUID()}, ${one && at(one.promised)}::timestamptz)`);
          if (one)
            await database.execute(sql`insert into chat_promises (conversation_id, asked_seq, asked_at, answer_by)
              values (${id}, 1, ${at(one.asked)}::timestamptz, ${at(one.promised)}::timestamptz)`);
        }
        const shown = (await queue()).map(({ askedAt }) => (askedAt === null ? null : Date.parse(askedAt) / 60_000));
        const waiting = all.flatMap((one) => (one ? [one.asked] : [])).toSorted((a, b) => a - b);
        expect(shown).toEqual([...waiting, ...all.filter((one) => one === null)]);
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    ['an e-mail', 'ADA@'],
    ['a name', 'lovelace'],
    ['words', 'blown up'],
    ['a tag', 'damag'],
    ['a note', 'looks honest'],
  ])('is searched by %s', async (_name, find) => {
    const { visitor, id } = await begin('Two bottles are blown up');
    await begin('Something else');
    await say(visitor, { ...message('More'), name: 'Ada Lovelace', email: 'ada@example.com' });
    await setTags(id, ['damaged']);
    await takeNote({ conversationId: id, staffId: ann, id: randomUUID(), text: 'Looks honest' });
    const found = await fullQueue({ view: 'resolved', find }, ann);
    expect(found.rows.map((row) => row.id)).toEqual([id]);
    expect(await knownTags()).toEqual(['damaged']);
  });

  test.each(['%', '_', "' or 1=1--", '$1', '\\'])('%j is sought as it stands', async (find) => {
    await begin('Hello');
    expect((await fullQueue({ view: 'open', find }, ann)).rows).toEqual([]);
  });
});

describe('reading', () => {
  test('what somebody has looked at is unread for nobody; what comes later is', async () => {
    const { visitor, id } = await begin();
    await seen(id, ann, 1);
    await say(visitor, message('And another'));
    expect((await queue()).map(({ unread }) => unread)).toEqual([1]);
    await seen(id, ben, 99);
    expect((await queue()).map(({ unread }) => unread)).toEqual([0]);
  });
});

describe('what is begun', () => {
  test('is kept for each of us, replaced, and gone once it is empty', async () => {
    const { id } = await begin();
    await keepDraft(id, ann, { kind: 'message', text: 'Dear A' });
    await keepDraft(id, ben, { kind: 'note', text: 'Hm' });
    await keepDraft(id, ann, { kind: 'message', text: 'Dear Ada' });
    expect([await draftOf(id, ann), await draftOf(id, ben)]).toEqual([
      { kind: 'message', text: 'Dear Ada' },
      { kind: 'note', text: 'Hm' },
    ]);
    await keepDraft(id, ann, { kind: 'message', text: '' });
    expect(await draftOf(id, ann)).toBeNull();
  });
});

describe('removing', () => {
  test('takes the words out of the database, of the thread, the queue and the search', async () => {
    const { visitor, id } = await begin('My rash is worse');
    expect(await transaction((tx) => redact(tx, id, { visibility: 'all', seq: 1 }, ann))).toBe(true);
    expect(await transaction((tx) => redact(tx, id, { visibility: 'all', seq: 1 }, ann))).toBe(true);
    const { rows } = await (await db()).execute(sql`select * from chat_events`);
    expect(JSON.stringify(rows)).not.toContain('rash');
    expect((await queue())[0]?.last).toBe('Removed');
    expect((await fullQueue({ view: 'open', find: 'rash' }, ann)).rows).toEqual([]);
    expect((await deskThread(id))?.events).toMatchObject([{ redacted: true, text: '' }]);
    expect((await conversationOf(visitor))?.lastSeq).toBe(2);
  });
});
