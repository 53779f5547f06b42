import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticleBeside } from '@/components/article/article-layouts';
import { publicOrigin } from '@/components/page/site-metadata';
import { StructuredData } from '@/components/page/structured-data';
import { content } from '@/lib/content/content';
import { homeData } from '@/lib/publish/json-ld/organisation';

export function generateMetadata(): Metadata {
  const { brand } = content().site;
  return {
    title: { absolute: `${brand.name}: ${brand.tagline}` },
    alternates: { canonical: '/' },
  };
}

export default function HomePage() {
  const { articles, products, site } = content();
  const article = articles.find(({ slug }) => slug === site.homeArticle);
  if (!article) notFound();
  return (
    <>
      <ArticleBeside article={article} products={products} />
      <StructuredData data={homeData(site, publicOrigin())} />
    </>
  );
}
