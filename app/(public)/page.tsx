import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata, publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { ArticleBeside } from '@/components/page/article-layouts';
import { FrontHead } from '@/components/page/front';
import { content } from '@/lib/content/content';
import { homeData } from '@/lib/publish/json-ld/organisation';

export function generateMetadata(): Metadata {
  const { brand } = content().site;
  return pageMetadata({
    path: '/',
    title: `${brand.name}: ${brand.tagline}`,
    absolute: true,
    description: brand.description,
  });
}

export default function HomePage() {
  const { articles, products, site, delivery } = content();
  // While somebody edits, it may have been taken away; the newest is the first.
  const article = articles.find(({ slug }) => slug === site.homeArticle) ?? articles[0];
  if (!article) notFound();
  return (
    <>
      <FrontHead />
      <ArticleBeside article={article} products={products} />
      <StructuredData data={homeData(site, delivery, publicOrigin())} />
    </>
  );
}
