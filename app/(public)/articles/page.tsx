import type { Metadata } from 'next';
import { ArticleList } from '@/components/article/article-list';
import { Heading } from '@/components/layout/heading';
import { pageMetadata } from '@/components/layout/site-metadata';
import { content } from '@/lib/content/content';

const summary =
  'What kefir is, how to use it, and what is and is not known about it. Reviewed, dated and with sources.';

export const generateMetadata = (): Metadata =>
  pageMetadata({ path: '/articles', title: 'Articles', description: summary });

export default function ArticlesPage() {
  return (
    <div className="page">
      <Heading title="Articles" summary={summary} trail={[]} />
      <ArticleList articles={content().articles} />
    </div>
  );
}
