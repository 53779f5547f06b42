import 'server-only';
import { z } from 'zod';
import { type Answer, refuse } from '@/lib/http/answer';
import { type Limit, type RouteContext, reader, route } from '@/lib/http/route';
import { problemOf } from '@/lib/http/zod-problem';
import { may, type StaffAction, whoMay } from './permissions';
import { noteActive } from './presence-store';
import { type Member, memberFrom, watcherFrom } from './session-store';

type RouteOptions<Input> = Omit<Parameters<typeof route<Input>>[0], 'limit'> & { limit?: Limit | undefined };
const unlimited = 'none: whoever works here is known by their session' as const;
type Handler<Input> = (context: RouteContext<Input> & { member: Member }) => Promise<Answer>;
type Entered = { ok: true; member: Member } | { ok: false; refused: Answer };

/** Why somebody may not do this, or null if they may. */
function mayNot({ role, factor }: Member, action: StaffAction): Answer | null {
  if (factor === 'owed' && action !== 'own-account')
    return refuse(403, 'factor', 'First set up your second factor, on the page of your account.', {
      location: '/staff/account/factor',
    });
  return may(role, action) ? null : refuse(403, 'role', whoMay(action));
}

/** Who is asking, and whether their role may do this; asked of the database on every call. */
export async function enter(cookies: ReadonlyMap<string, string>, action: StaffAction): Promise<Entered> {
  const member = await memberFrom(cookies);
  if (!member)
    return {
      ok: false,
      refused: refuse(401, 'login', 'Please log in again; what you typed is kept.', { location: '/staff/login' }),
    };
  const refused = mayNot(member, action);
  if (refused) return { ok: false, refused };
  await noteActive(member.id);
  return { ok: true, member };
}

/** A write at the desk. Who may not do it learns nothing else, not even whether what they sent makes sense. */
export function staffRoute<Input>(action: StaffAction, options: RouteOptions<Input>, handler: Handler<Input>) {
  const limit = options.limit ?? unlimited;
  const open = { ...options, limit, body: z.unknown(), fields: options.body, draftBytes: options.maxBytes };
  return route(open, async (context) => {
    const entered = await enter(context.cookies, action);
    if (!entered.ok) return entered.refused;
    const parsed = options.body.safeParse(context.input);
    if (!parsed.success) return { ok: false, status: 422, problem: problemOf(parsed.error) };
    return handler({ ...context, input: parsed.data, member: entered.member });
  });
}

/** A read that a console does by itself, such as its queue: it keeps no session awake and nobody at their desk. */
export function staffWatch<Input>(
  action: StaffAction,
  options: Omit<Parameters<typeof reader<Input>>[0], 'limit'>,
  handler: Handler<Input>,
) {
  return reader({ ...options, limit: unlimited }, async (context) => {
    const member = await watcherFrom(context.cookies);
    if (!member) return refuse(401, 'login', 'Please log in again.');
    const refused = mayNot(member, action);
    if (refused) return refused;
    return handler({ ...context, member });
  });
}
