import 'server-only';
import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { setupLinks, staff } from '@/lib/db/schema/staff';
import { queueMail } from '@/lib/outbox/queue-store';
import { type Person, standing } from '../standing-store';
import { endWaysIn, type Here } from '../ways-in-store';
import { hashInvitation } from './token-store';

const lastsHours = 4;

type Link = typeof setupLinks.$inferSelect;
/** Ends every link for a new password of somebody's but this one. */
async function endOthers(tx: Tx, staffId: string, tokenHash: string): Promise<void> {
  await tx
    .update(setupLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(setupLinks.staffId, staffId), isNull(setupLinks.usedAt), ne(setupLinks.tokenHash, tokenHash)));
}

type Asked = {
  id: string;
  staffId: string;
  /** Who asked for it, if it was not the person themselves. */
  by: { id: string; name: string } | null;
};

/**
 * A link for a new password, good for one use and a few hours. It goes by letter to whose password it is, and to nobody
 * else, whoever asks. False if the same was asked before, or there is nobody to send it to.
 */
export async function sendPasswordLink(tx: Tx, asked: Asked): Promise<boolean> {
  const made = await keepPasswordLink(tx, asked);
  if (made)
    await queueMail(tx, {
      subjectId: asked.id,
      kind: 'password-link',
      payload: { staffId: asked.staffId, by: asked.by?.name ?? null },
    });
  return made;
}

/** Keeps such a link without sending it: for whoever runs the shop's own computer. */
export async function keepPasswordLink(tx: Tx, { id, staffId, by }: Asked): Promise<boolean> {
  const stands = await standing(tx, staffId);
  if (!stands) return false;
  const tokenHash = hashInvitation(id);
  const [made] = await tx
    .insert(setupLinks)
    .values({
      tokenHash,
      role: sql`(select role from staff where id = ${staffId})`,
      email: stands.person.email,
      invitedBy: by?.id,
      staffId,
      boundTo: stands.digest,
      expiresAt: sql`now() + make_interval(hours => ${lastsHours})`,
    })
    .onConflictDoNothing()
    .returning({ tokenHash: setupLinks.tokenHash });
  if (!made) return false;
  await endOthers(tx, staffId, tokenHash);
  return true;
}

/** Whose password a link sets, if their account still stands as it did. */
export async function personOf(
  tx: Pick<Tx, 'select'>,
  link: Pick<Link, 'staffId' | 'boundTo'>,
): Promise<Person | null> {
  const stands = link.staffId ? await standing(tx, link.staffId) : null;
  return stands && stands.digest === link.boundTo ? stands.person : null;
}

/** Whom the letter with a link goes to; null once the link is used or over. */
export async function addresseeOf(tx: Pick<Tx, 'select'>, id: string): Promise<Person | null> {
  const [link] = await tx
    .select()
    .from(setupLinks)
    .where(
      and(
        eq(setupLinks.tokenHash, hashInvitation(id)),
        isNull(setupLinks.usedAt),
        gt(setupLinks.expiresAt, sql`now()`),
      ),
    );
  return link ? personOf(tx, link) : null;
}

/** A new password. Whoever knew the old one is out, wherever they are; `here`: where its owner changes it. */
export async function setPassword(tx: Tx, staffId: string, passwordHash: string, here?: Here): Promise<void> {
  await endWaysIn(tx, staffId, 'new-password', here);
  await tx.update(staff).set({ passwordHash }).where(eq(staff.id, staffId));
}
