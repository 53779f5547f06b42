import { z } from 'zod';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { endSession } from '@/lib/staff/session-store';

export const POST = route(
  { scope: 'logout', body: z.strictObject({}), form: { back: '/staff/login' } },
  async ({ cookies }) => done({ ok: true }, { location: '/staff/login', cookies: [await endSession(cookies)] }),
);
