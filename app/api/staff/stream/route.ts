import { deskStream } from '@/lib/chat/stream/stream-store';
import { refuse } from '@/lib/http/answer';
import { parseCookies } from '@/lib/http/cookies';
import { guarded, json } from '@/lib/http/route';
import { keepHere } from '@/lib/staff/presence-store';
import { memberFrom } from '@/lib/staff/session-store';

/** Tells a console what has changed. Whoever holds it open is at the desk, and logged in for as long as a session lasts. */
export function GET(request: Request): Promise<Response> {
  return guarded('staff', async () => {
    const cookies = parseCookies(request.headers.get('cookie'));
    const watcher = await memberFrom(cookies);
    if (!watcher || watcher.factor === 'owed') return json(refuse(401, 'login', 'Please log in again.'));
    const stillHere = async () => {
      const member = await memberFrom(cookies);
      if (member) await keepHere(member.id);
      return member !== null;
    };
    return deskStream(stillHere, watcher.id);
  });
}
