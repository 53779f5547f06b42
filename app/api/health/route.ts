import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '@/lib/db/connection';
import { done } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';

export const GET = reader({ scope: 'health', query: z.object({}) }, async () => {
  await (await db()).execute(sql`select 1`);
  return done({ ok: true });
});
