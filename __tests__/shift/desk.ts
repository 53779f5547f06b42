import type { ActInput, ActName } from '@/lib/desk/acts';
import type { Heard, Part } from '../attack/part';
import { cookiesOf, type openTeam } from '../attack/people';

type Team = Awaited<ReturnType<typeof openTeam>>;
export type Agent = Awaited<ReturnType<typeof comeToWork>>;

/** Somebody at the desk, who logs in again when they have been logged out for being idle. */
export async function comeToWork(part: Part, team: Team, role: 'agent' | 'lead') {
  const { email, id, cookie } = await team.employ(role);
  let own = cookie;
  async function ask(sent: Parameters<Part['send']>[0]): Promise<Heard> {
    const heard = await part.send({ ...sent, cookie: own });
    if (heard.status !== 401 && !String(heard.headers.location ?? '').includes('/staff/login')) return heard;
    own = cookiesOf(await team.logIn(email));
    return part.send({ ...sent, cookie: own });
  }
  return {
    id,
    email,
    look: (path: string) => ask({ path }),
    act: <Name extends ActName>(name: Name, body: ActInput<Name>) => ask({ path: `/api/staff/${name}`, body }),
    cookie: () => own,
  };
}
