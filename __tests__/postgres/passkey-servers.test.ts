import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { POST as postPasskey } from '@/app/api/staff/login/passkey/route';
import { parseCookies } from '@/lib/http/cookies';
import { watcherFrom } from '@/lib/staff/session-store';
import { cookiesOf, withPasskey, writeFromElsewhere } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { member } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');
const answer = z.object({ options: z.looseObject({ challenge: z.string() }), cookies: z.array(z.string()) });

/** In a process of its own, as a second server behind the same balancer. */
async function beginElsewhere() {
  const args = ['--conditions=react-server', '--import', 'tsx', '__tests__/servers/passkey-begins.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } });
  const { options, cookies } = answer.parse(JSON.parse(stdout));
  return { options, cookie: cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ') };
}

test('a login by passkey that one server began is finished by another, once', async () => {
  const ann = await member('agent');
  const { device } = await withPasskey(ann);
  const { options, cookie } = await beginElsewhere();
  const credential = device.sign(options);
  const send = (from: string) =>
    postPasskey(writeFromElsewhere('/api/staff/login/passkey', { credential }, from), { params: Promise.resolve({}) });
  expect((await send('')).status).toBe(410);
  const came = await send(cookie);
  expect((await watcherFrom(parseCookies(cookiesOf(came).join('; '))))?.id).toBe(ann.id);
  expect((await send(cookie)).status).toBe(410);
});
