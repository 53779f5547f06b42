import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { EnvError, env } from '@/lib/env';
import { record } from '@/lib/staff/audit-store';
import { turnOff } from '@/lib/staff/factor/factor-store';
import { keepPasswordLink } from '@/lib/staff/links/password-link-store';
import { invitationPath } from '@/lib/staff/links/token-store';
import { tellMember } from '@/lib/staff/news-store';
import { endWaysIn } from '@/lib/staff/ways-in-store';

/**
 * `npm run staff:reset -- name@example.com`: for whoever runs the shop's own computer, when nobody else can let a person
 * in again. Prints a link for a new password; every other way in ends at once. With --factor the second factor, if it is
 * lost or somebody else's, is taken off as well.
 */
async function reset(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { factor: { type: 'boolean' } } });
  const email = (positionals[0] ?? '').toLowerCase();
  const [member] = await (await db()).select().from(staff).where(eq(staff.email, email));
  if (!member || member.disabled) {
    const owners = await (await db()).select().from(staff).where(eq(staff.role, 'owner')).orderBy(asc(staff.email));
    const names = owners.filter(({ disabled }) => !disabled).map((owner) => owner.email);
    throw new Error(
      `Say whose: npm run staff:reset -- name@example.com\n${email ? `Nobody with the address ${email} may come in. ` : ''}The owners: ${names.join(', ') || 'nobody yet; start the shop for the first link'}.`,
    );
  }
  const id = randomUUID();
  await transaction(async (tx) => {
    if (values.factor) await turnOff(tx, member.id, null);
    const { passkeys } = await endWaysIn(tx, member.id, 'reset');
    await keepPasswordLink(tx, { id, staffId: member.id, by: null });
    await record(tx, null, {
      action: 'reset-by-command',
      subject: member.id,
      detail: { factor: values.factor ? 'taken off' : 'kept', 'passkeys removed': String(passkeys) },
    });
    await tellMember(tx, member.id, { what: 'reset-by-command' });
  });
  console.log(
    `${member.name} sets a new password at ${env().publicUrl}${invitationPath(id)} (good for four hours, once).`,
  );
}

try {
  env();
  await reset();
  await closeDb();
} catch (error) {
  console.error(error instanceof EnvError || error instanceof Error ? error.message : error);
  process.exit(1);
}
