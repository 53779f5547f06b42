import type { Metadata } from 'next';
import { ArticleList } from '@/components/article/article-list';
import { Heading } from '@/components/layout/heading';
import { content } from '@/lib/content/content';

const summary =
  'What kefir is, how to use it, and what is and is not known about it. Reviewed, dated and with sources.';

export const metadata: Metadata = {
  title: 'Articles',
  description: summary,
  alternates: { canonical: '/articles', types: { 'application/rss+xml': '/articles/feed.xml' } },
};

export default function ArticlesPage() {
  return (
    <div className="page">
      <Heading title="Articles" summary={summary} trail={[]} />
      <ArticleList articles={content().articles} />
    </div>
  );
}
