import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { env } from '@/lib/env';
import { addresseeOf } from '@/lib/staff/links/password-link-store';
import { invitationPath } from '@/lib/staff/links/token-store';
import { codeLetterOf } from '@/lib/staff/login/half-way-store';
import { accountNews } from '@/lib/staff/news';
import { formatWhen } from '@/lib/time/format';
import type { Letter } from '../letter';
import { invitationLetter, loginCodeLetter, newsLetter, passwordLinkLetter } from './letters';

const kinds = ['invitation', 'password-link', 'account-news', 'login-code'] as const;
type Kind = (typeof kinds)[number];
export const isAccountLetter = (kind: string): kind is Kind => kinds.some((one) => one === kind);

const invitation = z.object({ email: z.string(), by: z.string() });
const passwordLink = z.object({ by: z.string().nullable() });
const told = z.object({ staffId: z.uuid(), at: z.iso.datetime(), news: accountNews });

async function personById(id: string): Promise<{ name: string; email: string } | null> {
  const [person] = await (await db())
    .select({ name: staff.name, email: staff.email })
    .from(staff)
    .where(eq(staff.id, id));
  return person ?? null;
}

/** A letter about somebody's account at the desk. Links are made anew here: they are stored nowhere. */
export async function composeAccountLetter(kind: Kind, subjectId: string, payload: unknown): Promise<Letter | null> {
  const { site } = content();
  const link = `${env().publicUrl}${invitationPath(subjectId)}`;
  switch (kind) {
    case 'invitation': {
      const { email: to, by } = invitation.parse(payload);
      return invitationLetter({ to, by, link, site });
    }
    case 'password-link': {
      const person = await addresseeOf(await db(), subjectId);
      const { by } = passwordLink.parse(payload);
      return person && passwordLinkLetter({ to: person.email, name: person.name, by, link, site });
    }
    case 'login-code': {
      const login = await codeLetterOf(subjectId);
      return login && loginCodeLetter({ to: login.email, name: login.name, code: login.code, site });
    }
    case 'account-news': {
      const { staffId, at, news } = told.parse(payload);
      const person = await personById(staffId);
      if (!person) return null;
      const by = 'by' in news ? ((await personById(news.by))?.name ?? 'A colleague') : '';
      return newsLetter({
        to: person.email,
        name: person.name,
        news,
        by,
        when: formatWhen(new Date(at)),
        account: `${env().publicUrl}/staff/account`,
        site,
      });
    }
  }
}
