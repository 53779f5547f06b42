import { randomBytes, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { roles } from '@/lib/staff/permissions';
import type { Ground } from './ground';
import type { Heard, Part, Sent } from './part';

/** Who asks. The first four have no business at the desk, each for a reason of their own. */
export const outsiders = ['nobody', 'another visitor', 'disabled', 'half-way'] as const;
export const everybody = [...outsiders, ...roles] as const;
export type Who = (typeof everybody)[number];
export type People = Awaited<ReturnType<typeof comeTogether>>;

export const password = 'four slow goats cross the yard';
/** Stands in what only one person may read, and in nothing else. */
export const secretWord = 'zqprivate';

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = ({ headers }: Heard): string =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');

export const appCode = (seed: string): string => new TOTP({ secret: Secret.fromBase32(seed) }).generate();

/** What has to be so before anything can be tried: breaks the run off where it is not. */
export async function must(part: Part, sent: Sent, ...statuses: number[]): Promise<Heard> {
  const heard = await part.send(sent);
  const wanted = statuses.length > 0 ? statuses : [200];
  if (!wanted.includes(heard.status))
    throw new Error(
      `${sent.path} answered ${heard.status} to ${JSON.stringify(sent.body)}: ${heard.text.slice(0, 400)}`,
    );
  return heard;
}

export async function until<Found>(what: string, look: () => Found | null | undefined): Promise<Found> {
  const patience = Date.now() + 60_000;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > patience) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export type Talk = { cookie: string; conversation: string; text: string };

/** The first owner of a fresh shop, and how others come: staff by invitation, visitors by their first message. */
export async function openTeam(ground: Ground, part: Part) {
  const link = await until('the first link', () =>
    ground.said.map((line) => /\/staff\/setup\/([\w-]+)/.exec(line)?.[1]).find(Boolean),
  );
  const claim = async (token: string, name: string, more: object = {}) =>
    cookiesOf(await must(part, { path: '/api/staff/setup', body: { token, name, password, ...more } }));
  const owner = await claim(link, 'Olive Owner', { email: 'owner@example.com' });

  /** The newest link that somebody has a letter of. */
  const linkFor = (email: string) =>
    until(`a letter to ${email}`, () => {
      const letter = ground.mailbox.messages.find(({ to }) => to.includes(email));
      return /\/staff\/setup\/([\w-]+)/.exec(letter?.text ?? '')?.[1];
    });
  async function invite(role: string): Promise<{ email: string; token: string }> {
    const email = `${role}-${randomUUID().slice(0, 8)}@example.com`;
    await must(part, { path: '/api/staff/people/invite', body: { id: randomUUID(), email, role }, cookie: owner });
    return { email, token: await linkFor(email) };
  }
  async function employ(role: string): Promise<{ cookie: string; email: string; id: string }> {
    const { email, token } = await invite(role);
    const cookie = await claim(token, `Somebody ${email.split('@')[0]}`);
    const { text } = await part.send({ path: '/staff/people', cookie: owner });
    const row = text.slice(text.indexOf(email));
    return {
      cookie,
      email,
      id: /name="person"[^>]*value="([\w-]+)"|value="([\w-]+)"[^>]*name="person"/.exec(row)?.[1] ?? '',
    };
  }
  const logIn = (email: string) => must(part, { path: '/api/staff/login', body: { email, password } });

  async function talk(text = `I am ${secretWord} ${randomUUID()}`, more: object = {}): Promise<Talk> {
    const visitor = randomBytes(32).toString('base64url');
    const body = { id: randomUUID(), text, visitor, ...more };
    const cookie = cookiesOf(await must(part, { path: '/api/chat/messages', body }));
    return { cookie, conversation: await conversationOf(text), text };
  }
  async function conversationOf(text: string): Promise<string> {
    const found = await must(part, { path: `/api/staff/inbox?find=${encodeURIComponent(text)}`, cookie: owner });
    return /"id":"([\w-]{36})"/.exec(found.text)?.[1] ?? '';
  }

  return { owner, claim, invite, employ, logIn, talk, conversationOf };
}

/** Everybody of the table of roles, logged in as far as they can be, and what visitors have left in the shop. */
export async function comeTogether(ground: Ground, part: Part) {
  const team = await openTeam(ground, part);
  const { owner, employ, logIn, talk } = team;
  /** Begins a second factor and turns it on; gives the key of their app. */
  async function withFactor(cookie: string): Promise<string> {
    await must(part, { path: '/api/staff/account/factor-begin', body: {}, cookie });
    const { text } = await part.send({ path: '/staff/account/factor', cookie });
    const seed = (/select-all[^>]*>([A-Z2-7 ]{16,})</.exec(text)?.[1] ?? '').replaceAll(' ', '');
    await must(part, { path: '/api/staff/account/factor-on', body: { passcode: appCode(seed) }, cookie });
    return seed;
  }
  const [agent, lead, gone, half] = [
    await employ('agent'),
    await employ('lead'),
    await employ('agent'),
    await employ('lead'),
  ];
  await must(part, {
    path: '/api/staff/people/change',
    body: { person: gone.id, becomes: 'disabled' },
    cookie: owner,
  });
  const halfSeed = await withFactor(half.cookie);

  const other = await talk(`I am somebody else ${randomUUID()}`);

  return {
    ...team,
    cookies: {
      nobody: '',
      'another visitor': other.cookie,
      disabled: gone.cookie,
      'half-way': cookiesOf(await logIn(half.email)),
      agent: agent.cookie,
      lead: lead.cookie,
      owner,
    } satisfies Record<Who, string>,
    agent,
    lead,
    half: { ...half, seed: halfSeed },
    withFactor,
  };
}
