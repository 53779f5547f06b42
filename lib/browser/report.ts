import { z } from 'zod';
import { places } from './words';

/** What went wrong in a browser: nobody's words, no address, no question. */
export const browserReport = z.strictObject({
  kind: z.enum(['error', 'promise', 'script']),
  message: z.string().max(300),
  /** Where in scripts of ours, innermost first. */
  at: z.array(z.string().regex(/^[\w~.-]{1,60}\.js(?::\d{1,7}){0,2}$/)).max(6),
  page: z.enum(places),
  /** The build that the page is of. */
  release: z.string().regex(/^[\w-]{0,40}$/),
});
export type BrowserReport = z.infer<typeof browserReport>;

/** As a browser tells what its policy has refused. */
export const policyReport = z.object({
  'csp-report': z.object({
    'document-uri': z.string().max(4_000).default(''),
    'effective-directive': z.string().regex(/^[a-z-]{1,40}$/),
    'blocked-uri': z.string().max(4_000).default(''),
    'source-file': z.string().max(4_000).default(''),
  }),
});
export type PolicyReport = z.infer<typeof policyReport>['csp-report'];
