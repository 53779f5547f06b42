import { browserReport } from '@/lib/browser/report';
import { logReport } from '@/lib/browser/reports-store';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';

const limit = { max: 20, windowSeconds: 600, whenDown: 'closed' } as const;

/** An error in somebody's browser, for the log. */
export const POST = route({ scope: 'errors', body: browserReport, maxBytes: 4_096, limit }, async ({ input }) => {
  await logReport(input);
  return done({ ok: true });
});
