import { Picture } from '@/components/catalogue/picture';
import { DraftBadge } from '@/components/layout/draft-notice';
import type { Article } from '@/lib/content/graph';
import { readingMinutes } from '@/lib/content/text/article';

export function ArticleList({ articles }: { articles: readonly Article[] }) {
  return (
    <ul className="grid gap-6 md:grid-cols-2">
      {articles.map((article) => (
        <li
          key={article.slug}
          className="relative grid gap-4 rounded-card bg-paper p-5 shadow-card sm:grid-cols-[8rem_1fr]"
        >
          <Picture image={article.image} decorative width={128} className="rounded-lg" />
          <div>
            <h2 className="text-xl">
              <DraftBadge status={article.status} />{' '}
              <a href={`/articles/${article.slug}`} className="after:absolute after:inset-0">
                {article.title}
              </a>
            </h2>
            <p className="mt-2 text-ink-soft">{article.summary}</p>
            <p className="mt-2 text-ink-soft text-sm">{readingMinutes(article.body)} minute read</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
