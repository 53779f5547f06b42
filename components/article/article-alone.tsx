import { ArticleText } from '@/components/article/article-text';
import type { Article } from '@/lib/content/graph';

export function ArticleAlone({ article }: { article: Article }) {
  return (
    <div className="page">
      <div className="measure mx-auto">
        <ArticleText article={article} />
      </div>
    </div>
  );
}
