import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/components/layout/site-metadata';
import { ArticleAlone, ArticleBeside } from '@/components/page/article-layouts';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';
import { articlePath } from '@/lib/publish/article-path';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;
export const generateStaticParams = inBuild(() => content().articles.map(({ slug }) => ({ slug })));

const find = async ({ params }: Props) => {
  const { slug } = await params;
  return content().articles.find((article) => article.slug === slug);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const article = await find(props);
  if (!article) return {};
  const { title, summary, slug, published, reviewed, image } = article;
  return pageMetadata({
    path: articlePath(article, content().site),
    title,
    description: summary,
    picture: { path: `/articles/${slug}/social.png`, alt: image.alt },
    article: { published, reviewed },
  });
}

export default async function ArticlePage(props: Props) {
  const article = await find(props);
  if (!article) notFound();
  return article.catalogue === 'beside' ? (
    <ArticleBeside article={article} products={content().products} />
  ) : (
    <ArticleAlone article={article} />
  );
}
