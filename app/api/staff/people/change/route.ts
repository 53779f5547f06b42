import { z } from 'zod';
import { changeMember } from '@/lib/desk/people/people-store';
import { refusalWords } from '@/lib/desk/people/team';
import { done, refuse } from '@/lib/http/answer';
import { roles } from '@/lib/staff/permissions';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({ person: z.uuid(), becomes: z.enum([...roles, 'disabled'], { error: 'Choose a role.' }) });

export const POST = staffRoute(
  'manage-team',
  { scope: 'people', body, form: { back: '/staff/people?refused=people' } },
  async ({ input: { person, becomes }, member }) => {
    const changed = await changeMember(member, person, becomes);
    if (!changed.ok)
      return changed.why === 'unknown'
        ? refuse(404, 'unknown', 'There is no such person.')
        : refuse(403, changed.why, refusalWords[changed.why]);
    await note(becomes === 'disabled' ? 'disable' : 'role-change', member.id, person, { becomes });
    return done({ ok: true }, { location: '/staff/people' });
  },
);
