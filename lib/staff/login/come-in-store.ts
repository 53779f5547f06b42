import 'server-only';
import { db, transaction } from '@/lib/db/connection';
import { type Done, done } from '@/lib/http/answer';
import { anyLeft, withinLimit } from '@/lib/http/limit-store';
import type { RouteContext } from '@/lib/http/route';
import { record } from '../audit-store';
import { hasFactor, takeCode } from '../factor/factor-store';
import { tellMember } from '../news-store';
import { loginAsked, loginAskedNoMore } from '../passkey/challenge-store';
import type { SignedCredential } from '../passkey/credential';
import { showForLogin } from '../passkey/passkey-store';
import { startSession } from '../session-store';
import { deviceOf, isDeviceOf, keepDevice } from './device-store';
import { deviceWords } from './device-words';
import { type Asks, endHalfWay, goHalfWay, halfWayIsOver, isLetterCode, tryHalfWay } from './half-way-store';

type Browser = Pick<RouteContext<unknown>, 'cookies' | 'request'>;

/** Who has shown who they are is logged in; from a browser that we did not know they are told so by letter. */
export async function logInHere(
  staffId: string,
  { cookies, request }: Browser,
  by: 'password' | 'passkey' | 'invitation' = 'password',
): Promise<Done> {
  const device = deviceWords(request.headers.get('user-agent'));
  const known = await isDeviceOf(deviceOf(cookies), staffId);
  const session = await startSession(staffId, cookies, device);
  const kept = await transaction(async (tx) => {
    if (!known && by !== 'invitation') await tellMember(tx, staffId, { what: 'new-device', device });
    await record(tx, staffId, { action: 'login', subject: staffId, detail: { device, by } });
    return keepDevice(tx, deviceOf(cookies), staffId);
  });
  return done({ ok: true }, { location: '/staff/inbox', cookies: [session, kept] });
}

/** The password was right, and more is asked for. */
async function askForCode(staffId: string, asks: Asks): Promise<Done> {
  return done({ asks }, { location: '/staff/login/code', cookies: [await goHalfWay(staffId, asks)] });
}

/** A right password is enough unless they have a second factor, or it is `unsure` whether it is they. */
export async function passwordWasRight(staffId: string, unsure: boolean, browser: Browser): Promise<Done> {
  if (await hasFactor(staffId)) return askForCode(staffId, 'app');
  return unsure ? askForCode(staffId, 'letter') : logInHere(staffId, browser);
}

/** Of an account as it stands, so that a new password begins to count afresh. Whoever counts here knows the password. */
const codes = { scope: 'login-code-account', max: 20, windowSeconds: 86_400 };

type Finished = Done | { ok: false; why: 'wrong' | 'over' | 'too-many' };

/** The second step: the code that was asked for. */
export async function finishLogin(code: string, browser: Browser): Promise<Finished> {
  const login = await tryHalfWay(browser.cookies);
  if (!login) return { ok: false, why: 'over' };
  const isKnown = await isDeviceOf(deviceOf(browser.cookies), login.staffId);
  const limit = { ...codes, key: login.boundTo.slice(0, 32) };
  if (!isKnown && !(await anyLeft(limit)).ok) return { ok: false, why: 'too-many' };
  const isRight = login.asks === 'app' ? await takeCode(login.staffId, code) : isLetterCode(login.id, code);
  if (!isRight) {
    await withinLimit({ ...limit, whenDown: 'closed' });
    await record(await db(), login.staffId, { action: 'login-code-failed', subject: login.staffId });
    return { ok: false, why: 'wrong' };
  }
  if (!(await endHalfWay(login.id))) return { ok: false, why: 'over' };
  const { cookies = [], ...came } = await logInHere(login.staffId, browser);
  return { ...came, cookies: [...cookies, halfWayIsOver] };
}

type CameByPasskey = Done | { ok: false; why: 'wrong' | 'over' };

/** A passkey is something that they have, and its device knows them: it stands for the password and for the code. */
export async function logInByPasskey(signed: SignedCredential, browser: Browser): Promise<CameByPasskey> {
  const asked = loginAsked(browser.cookies);
  const shown = await showForLogin(asked, signed);
  if (!shown.ok) return shown;
  const { cookies = [], ...came } = await logInHere(shown.staffId, browser, 'passkey');
  return { ...came, cookies: [...cookies, ...(await loginAskedNoMore(asked))] };
}
