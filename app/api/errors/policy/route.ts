import { policyReport } from '@/lib/browser/report';
import { logViolation } from '@/lib/browser/reports-store';
import { done } from '@/lib/http/answer';
import { readPolicyReport } from '@/lib/http/body';
import { route } from '@/lib/http/route';

const options = {
  scope: 'errors-policy',
  body: policyReport,
  read: readPolicyReport,
  maxBytes: 16_384,
  limit: { max: 20, windowSeconds: 600, whenDown: 'closed' },
} as const;

/** What the policy of a page refused, as browsers tell it by themselves. */
export const POST = route(options, async ({ input }) => {
  await logViolation(input['csp-report']);
  return done({ ok: true });
});
