import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { loggable } from '@/lib/http/loggable';
import { json } from '@/lib/http/route';

/** Whether this server can do its work, and nothing else: whoever asks may be anybody. */
export async function GET(): Promise<Response> {
  try {
    await (await db()).execute(sql`select 1`);
    return json({ ok: true, json: { ok: true } });
  } catch (error) {
    console.error('[health]', loggable(error));
    return json({ ok: true, status: 503, json: { ok: false } });
  }
}
