import { publicOrigin } from '@/components/layout/site-metadata';
import { content } from '@/lib/content/content';
import { securityTxt } from '@/lib/publish/feeds/security-txt';
import { now } from '@/lib/time/clock';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(securityTxt(content().site, publicOrigin(), now()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
