'use client';

import dynamic from 'next/dynamic';

const Live = dynamic(() => import('./recently-viewed-live').then(({ RecentlyViewedLive }) => RecentlyViewedLive), {
  ssr: false,
});

export function RecentlyViewed(seen: { slug: string; title: string; image: string }) {
  return <Live {...seen} />;
}
