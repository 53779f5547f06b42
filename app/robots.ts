import type { MetadataRoute } from 'next';
import { publicOrigin } from '@/components/layout/site-metadata';

export default function robots(): MetadataRoute.Robots {
  const disallow = ['/api/', '/basket', '/checkout', '/delivery-day/', '/orders/', '/preview/', '/search', '/staff'];
  return { rules: { userAgent: '*', allow: '/', disallow }, sitemap: `${publicOrigin()}/sitemap.xml` };
}
