import { publicOrigin } from '@/components/layout/site-metadata';
import { content } from '@/lib/content/content';
import { llmsText } from '@/lib/publish/feeds/llms';

export const dynamic = 'force-static';

export function GET(): Response {
  return new Response(llmsText(content(), publicOrigin()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
