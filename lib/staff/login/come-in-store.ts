import 'server-only';
import { eq } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
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
import { standing } from '../standing-store';
import { deviceOf, isDeviceOf, keepDevice } from './device-store';
import { deviceWords } from './device-words';
import { type Asks, endHalfWay, goHalfWay, halfWayIsOver, isLetterCode, tryHalfWay } from './half-way-store';

/** Whose account somebody has shown to be theirs, and how it stood as they did. */
export type Shown = { staffId: string; stands: string };
type Browser = Pick<RouteContext<unknown>, 'cookies' | 'request'>;

/**
 * Who has shown who they are, of an account that stood so, is logged in; from a browser that we did not know they are
 * told so by letter. Null if the account stands otherwise by now: what they have shown opens it no more.
 */
export async function logInHere(
  { staffId, stands }: Shown,
  { cookies, request }: Browser,
  by: 'password' | 'passkey' | 'invitation' = 'password',
): Promise<Done | null> {
  const device = deviceWords(request.headers.get('user-agent'));
  const known = await isDeviceOf(deviceOf(cookies), staffId);
  return transaction(async (tx) => {
    // Whoever ends the ways in at this moment finds this one too, or is found to have done it.
    await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId)).for('share');
    if ((await standing(tx, staffId))?.digest !== stands) return null;
    const session = await startSession(staffId, cookies, { device, tx });
    if (!known && by !== 'invitation') await tellMember(tx, staffId, { what: 'new-device', device });
    await record(tx, staffId, { action: 'login', subject: staffId, detail: { device, by } });
    const kept = await keepDevice(tx, deviceOf(cookies), staffId);
    return done({ ok: true }, { location: '/staff/inbox', cookies: [session, kept] });
  });
}

/** The password was right, and more is asked for. */
async function askForCode({ staffId, stands }: Shown, asks: Asks): Promise<Done> {
  return done({ asks }, { location: '/staff/login/code', cookies: [await goHalfWay(staffId, asks, stands)] });
}

/** A right password is enough unless they have a second factor, or it is `unsure` whether it is they. */
export async function passwordWasRight(shown: Shown, unsure: boolean, browser: Browser): Promise<Done | null> {
  if (await hasFactor(shown.staffId)) return askForCode(shown, 'app');
  return unsure ? askForCode(shown, 'letter') : logInHere(shown, browser);
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
  const came = await logInHere({ staffId: login.staffId, stands: login.boundTo }, browser);
  return came ? { ...came, cookies: [...(came.cookies ?? []), halfWayIsOver] } : { ok: false, why: 'over' };
}

type CameByPasskey = Done | { ok: false; why: 'wrong' | 'over' };

/** A passkey is something that they have, and its device knows them: it stands for the password and for the code. */
export async function logInByPasskey(signed: SignedCredential, browser: Browser): Promise<CameByPasskey> {
  const asked = loginAsked(browser.cookies);
  const shown = await showForLogin(asked, signed);
  if (!shown.ok) return shown;
  const came = await logInHere(shown, browser, 'passkey');
  if (!came) return { ok: false, why: 'over' };
  return { ...came, cookies: [...(came.cookies ?? []), ...(await loginAskedNoMore(asked))] };
}
