import { z } from 'zod';
import { employeeByEmail } from '@/lib/desk/people/people-store';
import { invite } from '@/lib/desk/people/setup-store';
import { rolesManagedBy } from '@/lib/desk/people/team';
import { done, refuse } from '@/lib/http/answer';
import { invitationPath } from '@/lib/staff/invitation-token-store';
import { roles, whoMay } from '@/lib/staff/permissions';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({
  id: z.uuid(),
  email: z.email({ error: 'Enter an e-mail address, such as name@example.com.' }).max(254),
  role: z.enum(roles, { error: 'Choose a role.' }),
});

/** Somebody who works here already gets a link for a new password; their role stays as it is. */
export const POST = staffRoute(
  'manage-team',
  { scope: 'invite', body, form: { back: '/staff/people?refused=invite#invite' } },
  async ({ input: { id, email, role }, member }) => {
    const known = await employeeByEmail(email);
    const wanted = known?.role ?? role;
    if (!rolesManagedBy(member.role).includes(wanted)) return refuse(403, 'role', whoMay('manage-team'));
    if (known?.disabled)
      return refuse(409, 'disabled', `${known.name} is disabled. Give them their way in back first.`);
    await invite({ id, email, role: wanted, by: member });
    await note('invite', member.id, email.toLowerCase(), { role: wanted });
    return done({ path: invitationPath(id) }, { location: `/staff/people?link=${id}#invite` });
  },
);
