import type { Faq, Page } from '@/lib/content/graph';

type Props = { pages: readonly Page[]; questions: readonly Faq[] };
const most = 6;

/** Answers and pages of help that a search found. */
export function HelpFound({ pages, questions }: Props) {
  if (pages.length + questions.length === 0) return null;
  const links = [
    ...questions.map(({ slug, question }) => ({ href: `/help#${slug}`, title: question, summary: '' })),
    ...pages.map(({ slug, title, summary }) => ({ href: `/help/${slug}`, title, summary })),
  ].slice(0, most);
  return (
    <section aria-labelledby="found-help" className="grid gap-4">
      <h2 id="found-help" className="text-2xl">
        Help
      </h2>
      <ul className="grid gap-3">
        {links.map(({ href, title, summary }) => (
          <li key={href}>
            <a href={href} className="link font-semibold">
              {title}
            </a>
            {summary ? <p className="text-ink-soft">{summary}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
