import { randomUUID } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { ReactNode } from 'react';
import { POST as postComplaint } from '@/app/api/complaints/route';
import { GET as exportComplaints } from '@/app/api/staff/complaints/route';
import { forgetOldComplaints } from '@/lib/complaints/complaint-store';
import { kept } from '@/lib/data-map/kept';
import { db } from '@/lib/db/connection';
import { complaintLog, complaints } from '@/lib/db/schema/complaints';
import { outbox } from '@/lib/db/schema/mail';
import { copyOf } from '@/lib/desk/people/copy-store';
import { erase } from '@/lib/desk/people/person-data-store';
import { withinLimit } from '@/lib/http/limit-store';
import { composeLetter } from '@/lib/mail/compose-store';
import { member, perform, type TestMember, write } from '../fixtures/staff';

let cookie = '';
/** What the browser sends to a page. Pages are loaded anew, so that they ask this. */
jest.mock('next/headers', () => ({
  cookies: async () => ({
    getAll: () => (cookie ? [{ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }] : []),
  }),
}));

let people: Record<'agent' | 'lead', TestMember>;
beforeAll(async () => {
  jest.resetModules();
  people = { agent: await member('agent'), lead: await member('lead') };
});

const newAddress = () => `${randomUUID()}@example.com`;
const typed = (email: string) => ({
  name: 'Ada Wood',
  email,
  order: '',
  what: `You wrote to my old address, ${email}.`,
});
const of = async (email: string) => (await db()).select().from(complaints).where(eq(complaints.email, email));
async function theOne(email: string) {
  const [found, ...more] = await of(email);
  if (!found || more.length > 0) throw new Error(`${more.length} more than one, or none`);
  return found;
}
const stepsOf = async (id: string) =>
  (await (await db()).select().from(complaintLog).where(eq(complaintLog.complaintId, id)).orderBy(complaintLog.at)).map(
    ({ step, staffId, text }) => ({ step, staffId, text }),
  );
const lettersAbout = async (id: string) => (await db()).select().from(outbox).where(eq(outbox.subjectId, id));
async function letter(id: string, kind: string) {
  const queued = (await lettersAbout(id)).find((row) => row.kind === kind);
  const composed = queued ? await composeLetter(queued) : null;
  if (!composed) throw new Error(`no letter of the kind ${kind}`);
  return composed;
}

/** As a browser without script sends it, from an address of its own. */
async function send(fields: Record<string, string>, from: string = randomUUID()) {
  const request = new Request('http://localhost:4310/api/complaints', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'x-client-address': from,
    },
    body: new URLSearchParams(fields),
  });
  const answer = await postComplaint(request, { params: Promise.resolve({}) });
  const [set = ''] = answer.headers.getSetCookie();
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookie: set.split(';')[0] ?? '' };
}
async function complain() {
  const email = newAddress();
  await send(typed(email));
  return theOne(email);
}
const act = async (name: string, body: object, who = people.lead) => {
  const answer = await perform(name, write(`/api/staff/${name}`, body, who.cookie));
  return { status: answer.status, json: await answer.json() };
};
const byPost = () => ({
  id: randomUUID(),
  channel: 'letter',
  received: '2026-11-20',
  name: 'Bram Field',
  contact: '1 Some Lane, York',
  what: `No e-mail, ${randomUUID()}.`,
});

async function rendered(page: ReactNode) {
  const { prerenderToNodeStream } = await import('react-dom/static');
  return textOf((await prerenderToNodeStream(page)).prelude);
}
async function trayOf(who: TestMember) {
  cookie = who.cookie;
  const { default: page } = await import('@/app/staff/complaints/page');
  return rendered(await page({ searchParams: Promise.resolve({}) }));
}
async function answerPage(to: string, sent = '') {
  cookie = sent;
  const { default: page } = await import('@/app/(visitor)/complaint/page');
  const query = Object.fromEntries(new URL(to, 'http://localhost').searchParams);
  return rendered(await page({ searchParams: Promise.resolve(query) }));
}

test('without script: one complaint however often it is sent, with a receipt on the page and by letter', async () => {
  const email = newAddress();
  const first = await send(typed(email));
  const again = await send(typed(email));
  expect([first.status, again]).toEqual([303, first]);
  const { id, reference } = await theOne(email);
  expect(reference).toMatch(/^DP-[2-9B-Z]{4}-[2-9B-Z]{4}$/);
  const page = await answerPage(first.to);
  expect(page).toContain(reference);
  expect(page).not.toContain('old address');
  expect(await lettersAbout(id)).toMatchObject([{ kind: 'complaint-received', payload: { to: email } }]);
  const { to, subject, text } = await letter(id, 'complaint-received');
  expect([to, subject]).toEqual([email, `We have your complaint (${reference})`]);
  expect(text).toContain('within 30 days');
});

test('what was typed into a refused form is shown again, with what is wrong beside its field', async () => {
  const email = newAddress();
  const refused = await send({ ...typed(email), what: ' ', name: 'Ada Woodward' });
  expect(refused.to).toBe('/complaint#problem');
  const page = await answerPage('/complaint', refused.cookie);
  expect(page).toContain('Ada Woodward');
  expect(page).toContain('id="what-error"');
  expect(await of(email)).toEqual([]);
});

test('a link to a receipt that was not given by the shop shows none', async () => {
  const { id, reference } = await complain();
  for (const received of [id, reference, 'A'.repeat(68), `${'A'.repeat(67)}'`])
    expect(await answerPage(`/complaint?received=${received}`)).not.toContain(reference);
});

test('nobody floods an inbox with receipts', async () => {
  const email = newAddress();
  const answers = [];
  for (let time = 0; time < 11; time += 1) answers.push(await send({ ...typed(email), what: `Time ${time}` }));
  expect(await of(email)).toHaveLength(10);
  expect(answers.at(-1)?.to).toBe('/complaint#problem');
});

test('one address does not use up the day of everybody', async () => {
  const [address, email] = [randomUUID(), newAddress()];
  const day = { scope: 'complaint-from', max: 20, windowSeconds: 86_400, whenDown: 'closed' } as const;
  for (let time = 0; time < day.max; time += 1) await withinLimit({ ...day, address });
  expect((await send(typed(email), address)).to).toBe('/complaint#problem');
  expect(await of(email)).toEqual([]);
  expect((await send(typed(email))).to).toContain('received=');
});

test('one that came by letter is logged by any agent, and its days count from when it came', async () => {
  const logged = byPost();
  const first = await act('complaints/log', logged, people.agent);
  expect(await act('complaints/log', logged, people.agent)).toEqual(first);
  const [row] = await (await db()).select().from(complaints).where(eq(complaints.id, logged.id));
  expect(row).toMatchObject({
    channel: 'letter',
    contact: '1 Some Lane, York',
    receivedAt: new Date('2026-11-20T12:00Z'),
  });
  expect(first.json).toEqual({ reference: row?.reference });
  expect(await lettersAbout(logged.id)).toEqual([]);
});

test.each([
  ['no way to answer', { contact: '' }, 'contact'],
  ['a day to come', { received: '2999-01-01' }, 'received'],
  ['the form, which logs by itself', { channel: 'form' }, 'channel'],
  ['nothing said', { what: ' ' }, 'what'],
])('is not logged with %s', async (_what, wrong, field) => {
  const { status, json } = await act('complaints/log', { ...byPost(), ...wrong }, people.agent);
  expect(status).toBe(422);
  expect(Object.keys(json.problem.fields)).toEqual([field]);
});

test('taken, noted, acknowledged and answered: each once, in the log by whom, each letter once', async () => {
  const { id: complaint, email, reference } = await complain();
  const note = { complaint, id: randomUUID(), text: 'Asked the packer.' };
  const outcome = 'You were right.\nThe old address is gone.';
  for (const _time of ['once', 'again']) {
    expect((await act('complaints/take', { complaint })).status).toBe(200);
    expect((await act('complaints/note', note)).status).toBe(200);
    expect((await act('complaints/acknowledge', { complaint })).status).toBe(200);
    expect((await act('complaints/close', { complaint, outcome })).status).toBe(200);
  }
  const staffId = people.lead.id;
  expect(await stepsOf(complaint)).toEqual([
    { step: 'received', staffId: null, text: '' },
    { step: 'taken', staffId, text: '' },
    { step: 'note', staffId, text: 'Asked the packer.' },
    { step: 'acknowledged', staffId, text: '' },
    { step: 'closed', staffId, text: '' },
  ]);
  expect((await lettersAbout(complaint)).map(({ kind }) => kind).toSorted()).toEqual([
    'complaint-acknowledged',
    'complaint-outcome',
    'complaint-received',
  ]);
  const { to, subject, text } = await letter(complaint, 'complaint-outcome');
  expect([to, subject]).toEqual([email, `What came of your complaint (${reference})`]);
  expect(text).toContain('You were right.');
  for (const line of ['Information Commissioner’s Office', 'Wilmslow', 'https://ico.org.uk/make-a-complaint/'])
    expect(text).toContain(line);
  expect((await act('complaints/close', { complaint, outcome: 'Another answer.' })).status).toBe(409);
});

test('somebody without an e-mail address is told by hand, and the log says how', async () => {
  const logged = byPost();
  await act('complaints/log', logged);
  const complaint = logged.id;
  for (const [name, body] of [
    ['complaints/acknowledge', { complaint }],
    ['complaints/close', { complaint, outcome: 'It is put right.' }],
  ] as const) {
    expect((await act(name, body)).status).toBe(422);
    expect((await act(name, { ...body, how: 'By post' })).status).toBe(200);
  }
  expect((await stepsOf(complaint)).map(({ step, text }) => [step, text])).toEqual([
    ['received', ''],
    ['acknowledged', 'By post'],
    ['closed', 'By post'],
  ]);
});

test('the tray shows what is due, overdue and whose; nobody without the right sees one', async () => {
  const old = { ...byPost(), received: '2026-01-05' };
  await act('complaints/log', old);
  const waiting = await complain();
  await act('complaints/take', { complaint: waiting.id });
  const seen = await trayOf(people.lead);
  expect(seen).toContain(old.what);
  expect(seen).toContain('overdue: acknowledge by 3 February 2026');
  expect(seen).toContain('The lead has it.');
  const unseen = await trayOf(people.agent);
  expect(unseen).toContain('Log it and send the receipt');
  for (const private_ of [old.what, waiting.reference, waiting.words]) expect(unseen).not.toContain(private_);
  const asAgent = new Request('http://localhost:4310/api/staff/complaints', {
    headers: { cookie: people.agent.cookie },
  });
  expect((await exportComplaints(asAgent)).status).toBe(403);
});

test('all of them as a file, with their log, on record, and no cell a formula', async () => {
  const email = newAddress();
  await send({ ...typed(email), name: '=HYPERLINK("x")' });
  const { reference } = await theOne(email);
  const asLead = new Request('http://localhost:4310/api/staff/complaints', { headers: { cookie: people.lead.cookie } });
  const file = await (await exportComplaints(asLead)).text();
  const line = file.split('\r\n').find((row) => row.startsWith(reference)) ?? '';
  expect(line).toContain(`"'=HYPERLINK(""x"")"`);
  expect(line).toContain('received, by itself');
  const { rows } = await (await db()).execute(
    sql`select 1 from audit where staff_id = ${people.lead.id} and action = 'export-complaints'`,
  );
  expect(rows).toHaveLength(1);
});

test('a copy has it with its log; while it is open nobody is erased, afterwards the days stay and the person goes', async () => {
  const { id: complaint, email, words, reference } = await complain();
  const address = email ?? '';
  expect((await copyOf(address)).complaints).toMatchObject([{ reference, words, log: [{ step: 'received' }] }]);
  expect(await erase(address)).toMatchObject({ ok: false, held: { inTheWay: [{ number: reference }] } });
  await act('complaints/close', { complaint, outcome: 'It is put right.' });
  expect(await erase(address)).toMatchObject({ ok: true });
  const [row] = await (await db()).select().from(complaints).where(eq(complaints.id, complaint));
  expect(row).toMatchObject({ reference, name: 'Erased', email: null, words: '', outcome: null });
  expect(row?.closedAt).not.toBeNull();
  expect(await lettersAbout(complaint)).toEqual([]);
});

test('kept as long after its answer as the privacy page says, and not a day more', async () => {
  const { id: complaint } = await complain();
  const open = await complain();
  await act('complaints/close', { complaint, outcome: 'It is put right.' });
  const age = async (days: number) => {
    await (await db()).execute(
      sql`update complaints set closed_at = now() - make_interval(days => ${days}) where id = ${complaint}`,
    );
    await forgetOldComplaints();
    return (await db()).$count(complaints, eq(complaints.id, complaint));
  };
  expect(await age(kept.complaintDays - 1)).toBe(1);
  expect(await age(kept.complaintDays + 1)).toBe(0);
  expect(await stepsOf(complaint)).toEqual([]);
  expect(await stepsOf(open.id)).toHaveLength(1);
});

test('what is typed after going back to a form that was sent is not lost', async () => {
  const logged = byPost();
  const other = { ...logged, what: `Something else, ${randomUUID()}.` };
  const [first, second, again] = [
    await act('complaints/log', logged),
    await act('complaints/log', other),
    await act('complaints/log', other),
  ];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.json).not.toEqual(first.json);
  expect(again).toEqual(second);
  const [kept] = await (await db()).select().from(complaints).where(eq(complaints.words, other.what));
  if (!kept) throw new Error('it was lost');
  const note = { complaint: kept.id, id: randomUUID() };
  for (const text of ['Rang them.', 'Rang again.', 'Rang again.']) await act('complaints/note', { ...note, text });
  expect((await stepsOf(kept.id)).map(({ text }) => text)).toEqual(['', 'Rang them.', 'Rang again.']);
});

test('a receipt to an address that nobody has proved carries nothing that was typed', async () => {
  const email = newAddress();
  await send({ ...typed(email), name: 'Win-a-car', what: 'Go to https://evil.example/prize' });
  const { id } = await theOne(email);
  const { subject, text, html } = await letter(id, 'complaint-received');
  expect(`${subject} ${text} ${html}`).not.toMatch(/evil|Win-a-car/);
});
