import { socialCard } from '@/components/layout/social-card';
import { content } from '@/lib/content/content';

export const dynamic = 'force-static';

export function GET(): Promise<Response> {
  const { brand } = content().site;
  const [first] = content().products;
  return socialCard({ title: brand.tagline, says: brand.description, image: first?.picture ?? '' });
}
