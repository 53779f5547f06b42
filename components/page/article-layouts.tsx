import { ArticleText } from '@/components/article/article-text';
import { CatalogueRail } from '@/components/catalogue/catalogue-rail';
import type { Article, Product } from '@/lib/content/graph';

/**
 * Reading and shopping side by side: two columns from a tablet up, each in view above the fold; on a phone one column with
 * food between the sections, and a pair of links that lead from one half to the other. Beside an article about a condition
 * stands no skincare.
 */
export function ArticleBeside({ article, products }: { article: Article; products: readonly Product[] }) {
  const beside = article.condition ? products.filter(({ label }) => label.kind !== 'cosmetic') : products;
  const between = beside.filter(({ label, slug }) => label.kind === 'food' && !article.body.products.includes(slug));
  return (
    <div className="page grid gap-x-12 md:grid-cols-[minmax(0,1fr)_17rem] desk:grid-cols-[44rem_minmax(0,1fr)]">
      <nav aria-label="On this page" className="no-print pt-3 md:hidden">
        <ul className="grid grid-cols-2 rounded-full border border-line bg-paper p-1 text-center font-semibold">
          <li>
            <a href="#read" className="block rounded-full bg-meadow py-1.5">
              Read
            </a>
          </li>
          <li>
            <a href="#shop" className="block rounded-full py-1.5">
              Shop
            </a>
          </li>
        </ul>
      </nav>
      <div id="read" className="scroll-mt-4 desk:pr-52">
        <ArticleText article={article} between={between} />
      </div>
      <CatalogueRail products={beside} />
    </div>
  );
}

export function ArticleAlone({ article }: { article: Article }) {
  return (
    <div className="page">
      <div className="measure mx-auto">
        <ArticleText article={article} />
      </div>
    </div>
  );
}
