import { ArticleBody } from '@/components/article/body';
import type { Faq } from '@/lib/content/graph';

type Props = { faqs: readonly Faq[]; title: string; id: string };

/** Questions with their answers folded away. A link to a question's name opens it: its answer is what bears the name. */
export function FaqList({ faqs, title, id }: Props) {
  if (faqs.length === 0) return null;
  return (
    <section aria-labelledby={id} className="measure">
      <h2 id={id} className="mb-3 text-2xl">
        {title}
      </h2>
      {faqs.map((faq) => (
        <details key={faq.slug} className="border-line border-t py-3 last:border-b">
          <summary className="py-1 font-semibold">{faq.question}</summary>
          <div id={faq.slug} className="prose pt-2">
            <ArticleBody body={faq.body} />
          </div>
        </details>
      ))}
    </section>
  );
}
