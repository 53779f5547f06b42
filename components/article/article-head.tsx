import { Breadcrumbs } from '@/components/layout/breadcrumbs';
import type { Article } from '@/lib/content/graph';
import { readingMinutes } from '@/lib/content/text/article';
import { formatLongDate } from '@/lib/time/format';

export function ArticleHead({ article }: { article: Article }) {
  return (
    <header className="grid gap-3 pt-4 sm:pt-6">
      <div className="max-sm:hidden">
        <Breadcrumbs trail={[{ name: 'Articles', href: '/articles' }]} here={article.title} />
      </div>
      <h1 className="text-3xl sm:text-5xl">{article.title}</h1>
      <p className="text-ink-soft sm:text-lg">{article.standfirst}</p>
      <p className="text-ink-soft text-sm">
        {readingMinutes(article.body)} minute read · Last reviewed{' '}
        <time dateTime={article.reviewed}>{formatLongDate(article.reviewed)}</time> · Next review{' '}
        <time dateTime={article.nextReview}>{formatLongDate(article.nextReview)}</time>
      </p>
      <p className="border-apricot border-l-4 pl-3 text-sm">
        Who writes this: we make and sell kefir. The facts below are numbered to their sources, so you can check them.
      </p>
    </header>
  );
}
