import { Heading } from '@/components/layout/heading';
import { Button } from '@/components/ui/button';
import { content } from '@/lib/content/content';
import { FaqList } from './faq-list';

const topics = [
  { topic: 'delivery', title: 'Delivery' },
  { topic: 'orders', title: 'Orders and money' },
  { topic: 'products', title: 'What we make' },
  { topic: 'storage', title: 'Keeping and using it' },
] as const;

/** Every question that we have answered, by subject, the pages of help, and how to ask. */
export function HelpIndex() {
  const { faqs, pages } = content();
  return (
    <div className="page grid gap-8 pb-10">
      <Heading
        title="Help"
        summary="Look for an answer below, search for one, or ask us: a person answers."
        trail={[]}
      />
      <search>
        <form action="/search" className="flex max-w-xl flex-wrap gap-3">
          <label htmlFor="help-search" className="w-full font-semibold">
            What is it about?
          </label>
          <input
            id="help-search"
            type="search"
            name="q"
            maxLength={80}
            className="min-h-11 min-w-0 flex-1 rounded-full border border-ink-soft bg-paper px-4 py-2"
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      <div className="grid gap-8 md:grid-cols-2">
        {topics.map(({ topic, title }) => (
          <FaqList key={topic} title={title} id={topic} faqs={faqs.filter((faq) => faq.topic === topic)} />
        ))}
      </div>
      <section aria-labelledby="pages" className="measure">
        <h2 id="pages" className="mb-3 text-2xl">
          More to read
        </h2>
        <ul className="grid gap-3">
          {pages.map(({ slug, title, summary }) => (
            <li key={slug}>
              <a href={`/help/${slug}`} className="link font-semibold">
                {title}
              </a>
              <p className="text-ink-soft">{summary}</p>
            </li>
          ))}
        </ul>
      </section>
      <p>
        Not here?{' '}
        <a href="/support" className="link">
          Ask us
        </a>
        , or{' '}
        <a href="/orders/find" className="link">
          find your order
        </a>
        .
      </p>
    </div>
  );
}
