import 'server-only';
import { eq } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { type Typing, typingPayload } from './typing';

/** Tells the other side that somebody writes. It is stored nowhere, and whoever is not there now never hears of it. */
export async function ringTyping(typing: Typing): Promise<void> {
  await notify(await db(), 'typing', typingPayload(typing));
}

const names = new Map<string, string>();

/** The first name of somebody at the desk; asked for once. */
export async function firstNameOf(staffId: string): Promise<string> {
  const known = names.get(staffId);
  if (known !== undefined) return known;
  const [found] = await (await db()).select({ name: staff.name }).from(staff).where(eq(staff.id, staffId));
  const name = found?.name.split(' ')[0] ?? '';
  names.set(staffId, name);
  return name;
}
