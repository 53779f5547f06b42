import { beforeAll, expect, test } from '@jest/globals';
import { setCookieHeader } from '@/lib/http/cookies';
import { type Role, roles } from '@/lib/staff/permissions';
import { startSession } from '@/lib/staff/session-store';
import { clockAt } from '../fixtures/clock';
import { employ } from '../fixtures/desk';
import { deskRoutes } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');

const everybody = roles;
const leads: readonly Role[] = ['lead', 'owner'];
/** Who may use each address of the console. An address that is not named here fails the test. */
const allowed: Record<string, readonly Role[]> = {
  'account/codes-begin': everybody,
  'account/codes-keep': everybody,
  'account/confirm': everybody,
  'account/confirm-begin': everybody,
  'account/confirm-passkey': everybody,
  'account/end-session': everybody,
  'account/factor-begin': everybody,
  'account/factor-off': everybody,
  'account/factor-on': everybody,
  'account/log-out-elsewhere': everybody,
  'account/passkey-add': everybody,
  'account/passkey-begin': everybody,
  'account/passkey-remove': everybody,
  'account/password': everybody,
  'ask-proof': everybody,
  assign: everybody,
  attach: everybody,
  draft: everybody,
  inbox: everybody,
  'inbox/[id]': everybody,
  'inbox/unread': everybody,
  'order-action': everybody,
  presence: everybody,
  redact: everybody,
  reply: everybody,
  seen: everybody,
  send: everybody,
  status: everybody,
  stream: everybody,
  tags: everybody,
  typing: everybody,
  'customers/write': everybody,
  'complaints/acknowledge': leads,
  'complaints/close': leads,
  'complaints/log': everybody,
  'complaints/note': leads,
  'complaints/take': leads,
  complaints: leads,
  'data/copy': leads,
  'data/erase': leads,
  'hours/exception': leads,
  'hours/exception-removed': leads,
  'hours/override': leads,
  'hours/override-end': leads,
  'people/change': leads,
  'people/factor-off': leads,
  'people/invite': leads,
  reports: leads,
  audit: leads,
};
/** Open to whoever is not logged in, or the order desk's, which has a table of its own. */
const elsewhere = /^(forgot|login|logout|setup|orders|stock|overview|trouble)(\/|$)/;

const cookies = new Map<Role | 'nobody', string>([['nobody', '']]);

beforeAll(async () => {
  for (const role of roles) {
    const set = setCookieHeader(await startSession(await employ(`Some ${role}`, role), new Map()));
    cookies.set(role, set.split(';')[0] ?? '');
  }
});

async function ask(path: string, who: Role | 'nobody'): Promise<number> {
  const { POST, GET } = (await deskRoutes()).find((one) => one.path === path) ?? {};
  const isRead = GET !== undefined;
  const method = isRead ? 'GET' : 'POST';
  const handler = GET ?? POST;
  if (!handler) throw new Error(`${path} has no ${method}`);
  const response = await handler(
    new Request(`http://localhost:4310/api/staff/${path}`, {
      method,
      headers: {
        cookie: cookies.get(who) ?? '',
        ...(isRead ? {} : { origin: 'http://localhost:4310', 'content-type': 'application/json' }),
      },
      ...(isRead ? {} : { body: '{"unknown":"field"}' }),
    }),
    { params: Promise.resolve({ id: 'b7b4ffe2-5b1f-4f0e-8d0c-2f6d9f0a1c11' }) },
  );
  await response.body?.cancel();
  return response.status;
}

test('every address of the console is in the table', async () => {
  const found = (await deskRoutes()).map(({ path }) => path).filter((path) => !elsewhere.test(path));
  expect(found.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

test.each(Object.entries(allowed))('%s is for %j', async (path, who) => {
  expect(await ask(path, 'nobody')).toBe(401);
  for (const role of roles) {
    const status = await ask(path, role);
    if (who.includes(role)) expect([role, [200, 404, 422].includes(status)]).toEqual([role, true]);
    else expect([role, status]).toEqual([role, 403]);
  }
});
