import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { z } from 'zod';
import { visitorAddress, visitorMessage, visitorRating } from '@/lib/chat/visitor/message';
import { acts } from '@/lib/desk/acts';
import { checkoutForm } from '@/lib/orders/checkout/form';
import { hostileTexts, hostileValues, queryNames } from '../fixtures/hostile';
import { type Address, addresses, filled } from './addresses';
import { actNames, deeds } from './deeds';
import { lineOf, markup, type Part, type Sent, together } from './part';
import { visitorRows } from './visitors';
import type { World } from './world';

type Means = { part: Part; world: World; short: boolean; seed: number; until: number };

/** Written into every field, so that whatever shows it again can be looked at. */
const odd: readonly unknown[] = [
  markup,
  '$1 %s {{3}} #{7*7}',
  'A\r\nBcc: x@example.com',
  'a\0b',
  '\ud800',
  '../../etc/passwd',
  '//evil.example',
  'javascript:alert(1)',
  '',
  ' '.repeat(300),
  '🥛'.repeat(200),
  true,
  -1,
  1.5,
  [],
  [[]],
  [{ $ne: null }],
  { toString: 'x', length: -1 },
];
const everyValue = [...new Set<unknown>([...hostileTexts, ...hostileValues, ...odd])];

export type Target = { path: string; cookie: string; body: Record<string, unknown>; fields: readonly string[] };

const shape = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
/** The names of a form's fields, of each of its variants. */
function fieldsOf(schema: unknown): string[] {
  const { properties = {}, anyOf = [], oneOf = [] } = shape.parse(schema);
  return [...Object.keys(properties), ...[...anyOf, ...oneOf].flatMap(fieldsOf)];
}
const fieldsIn = (form: z.ZodType) => fieldsOf(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }));

const forms: Record<string, z.ZodType> = {
  '/api/checkout': checkoutForm,
  '/api/checkout/code': checkoutForm,
  '/api/chat/messages': visitorMessage,
  '/api/chat/address': visitorAddress,
  '/api/chat/rating': visitorRating,
};

/** Every write there is, each with what it takes when all is well. */
export async function targets({ part, world }: { part: Part; world: World }): Promise<Target[]> {
  // Somebody of their own: what is tried may log them out, or change their password.
  const somebody = await world.people.employ('owner');
  const found: Target[] = [];
  for (const name of actNames) {
    const { body } = await deeds[name]({ world, part, cookie: somebody.cookie });
    const fields = new Set([...Object.keys(body), ...fieldsIn(acts[name].form)]);
    found.push({ path: `/api/staff/${name}`, cookie: somebody.cookie, body: { ...body }, fields: [...fields] });
  }
  for (const [key, rows] of Object.entries(visitorRows(world))) {
    const [own] = key.startsWith('POST') ? await rows() : [];
    if (!own || typeof own.sent.body !== 'object') continue;
    const { path, cookie = '', body } = own.sent;
    const form = forms[path];
    const fields = new Set([...Object.keys({ ...body }), ...(form ? fieldsIn(form) : [])]);
    found.push({ path, cookie, body: { ...body }, fields: [...fields] });
  }
  return found;
}

/** A form as a browser sends it, of what a form can say. */
export function asForm(body: Record<string, unknown>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(body).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );
}

function* writes(all: readonly Target[]): Generator<Sent> {
  for (const { path, cookie, body, fields } of all) {
    for (const strange of [null, [], 'text', 7, { ['__proto__']: {} }, { ...body, unknown: markup }])
      yield { path, cookie, body: strange };
    for (const field of fields)
      for (const [index, value] of everyValue.entries()) {
        const typed = { ...body, ...('id' in body ? { id: randomUUID() } : {}), [field]: value };
        yield { path, cookie, body: index % 4 === 3 ? asForm(typed) : typed };
      }
  }
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme' }),
  fc.webUrl(),
  fc.emailAddress(),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map(String),
);
const anything = fc.oneof(text, text, fc.integer(), fc.double(), fc.jsonValue(), fc.constantFrom(...everyValue));

/** Whatever fast-check thinks of, in as many fields at once as it likes. */
function generated(all: readonly Target[], seed: number, numRuns: number): Sent[] {
  const one = fc.constantFrom(...all).chain(({ path, cookie, body, fields }) =>
    fc
      .record({
        changes: fc.dictionary(fc.constantFrom(...fields, 'unknown', '__proto__'), anything, { maxKeys: 3 }),
        isForm: fc.boolean(),
      })
      .map(({ changes, isForm }): Sent => {
        const typed = { ...body, ...changes };
        return { path, cookie, body: isForm ? asForm(typed) : typed };
      }),
  );
  return fc.sample(one, { seed, numRuns });
}

/** Every page and every read, asked with each name of a query at once, and with one by itself. */
function* reads(known: readonly Address[], world: World, values: readonly string[]): Generator<Sent> {
  const { cookies } = world.people;
  for (const { kind, path, methods } of known) {
    if (!methods.includes('GET') || path.endsWith('/stream')) continue;
    const names = kind === 'page' ? queryNames.pages : queryNames.routes;
    const cookie = path.includes('/staff') ? cookies.owner : world.talk.cookie;
    const own = path.includes('inbox')
      ? world.talk.conversation
      : path.includes('stock')
        ? 'GMK-500'
        : path.includes('/staff')
          ? world.order.order
          : world.order.token;
    for (const [index, value] of values.entries()) {
      const query = new URLSearchParams(names.map((name) => [name, value]));
      const alone = new URLSearchParams([[names[index % names.length] ?? 'q', value]]);
      yield { path: `${filled(path, own)}?${query}`, cookie };
      yield { path: `${filled(path, path.includes('[') ? value : own)}?${alone}`, cookie };
      const quoted = /^[!-~]*$/.test(value) && !/[;,]/.test(value) ? value : encodeURIComponent(value);
      yield {
        path: filled(path, own),
        cookie: ['order', 'basket', 'chat', 'form', 'device', 'login'].map((name) => `${name}=${quoted}`).join('; '),
      };
    }
  }
}

/** What was typed is looked at where it is shown: at the desk, by its writer, in their letters. */
async function shown(part: Part, world: World, known: readonly Address[]): Promise<void> {
  await together(known, async ({ kind, path, right }) => {
    if (kind !== 'page' || !right) return;
    const own = path.includes('inbox')
      ? world.talk.conversation
      : path.includes('stock')
        ? 'GMK-500'
        : world.order.order;
    await part.send({ path: filled(path, own), cookie: world.people.cookies.owner });
  });
  for (const { html, subject } of world.ground.mailbox.messages)
    if (html.includes('<svg onload=zq1')) part.found(`the letter ‘${subject}’`, 'gives markup back as it was typed');
}

/** A run that had no time for so many says so. */
const enough = 10_000;

/** Each field of each write, each name of each query: what nobody would send, and what fast-check thinks of. */
export async function fuzz(means: Means): Promise<void> {
  const { part, world, short, seed, until } = means;
  const all = await targets(means);
  const known = addresses();
  const texts = [
    ...everyValue.filter((value) => typeof value === 'string' && value.isWellFormed() && value.length < 2_000),
  ].map(String);
  const wanted = [...writes(all), ...generated(all, seed, short ? 150 : 2_500), ...reads(known, world, texts)];
  // Another sample each time, in no order: where time is up before its end, each kind has had its share.
  const length = Math.min(short ? 200 : 14_000, wanted.length);
  const sample = fc.sample(fc.shuffledSubarray(wanted, { minLength: length, maxLength: length }), { seed, numRuns: 1 });
  const tried = [...reads(known, world, [markup]), ...sample.flat()];
  part.notes.push(`ATTACK_SEED=${seed}`);
  await together(
    tried,
    async (sent) => {
      if (Date.now() < until && part.wants(lineOf(sent))) await part.send(sent);
    },
    8,
  );
  if (Date.now() >= until && part.requests < enough)
    part.found('the whole', `time was up after ${part.requests} of ${tried.length} requests`);
  await shown(part, world, known);
}
