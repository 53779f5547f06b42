import { content } from '@/lib/content/content';

export const dynamic = 'force-static';

/** What the shop is called and looks like among somebody's apps. */
export function GET(): Response {
  const { brand } = content().site;
  const manifest = {
    name: brand.name,
    short_name: brand.name,
    description: brand.description,
    lang: 'en-GB',
    start_url: '/',
    scope: '/',
    display: 'browser',
    background_color: '#fbf7ef',
    theme_color: '#2f6b46',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' },
    ],
  };
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } });
}
