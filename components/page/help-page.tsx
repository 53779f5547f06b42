import { ArticleBody } from '@/components/article/body';
import { ZoneTable } from '@/components/delivery/zone-table';
import { ComplaintForm } from '@/components/layout/complaint-form';
import { DraftNotice } from '@/components/layout/draft-notice';
import { Heading } from '@/components/layout/heading';
import { publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { content } from '@/lib/content/content';
import type { Page } from '@/lib/content/graph';
import { pageData } from '@/lib/publish/json-ld/page';
import { formatLongDate } from '@/lib/time/format';
import { FaqList } from './faq-list';

/** A page of help: its words, then what the shop itself knows about the subject. */
export function HelpPage({ page }: { page: Page }) {
  const { delivery, faqs } = content();
  const isDelivery = page.slug === 'delivery-and-returns';
  const questions = isDelivery ? faqs.filter(({ topic }) => topic === 'delivery' || topic === 'orders') : [];
  return (
    <div className="page grid gap-8 pb-10">
      <DraftNotice document={page} />
      <Heading title={page.title} summary={page.summary} trail={[]} />
      <div className="prose measure">
        <ArticleBody body={page.body} />
      </div>
      {page.slug === 'privacy' ? (
        <section aria-label="Complain" className="measure">
          <ComplaintForm draft={null} />
        </section>
      ) : null}
      {isDelivery ? (
        <>
          <ZoneTable rules={delivery} />
          <FaqList title="Questions people ask" id="questions" faqs={questions} />
          <p>
            <a href="/help" className="link">
              All questions and answers
            </a>
          </p>
        </>
      ) : null}
      <p className="text-ink-soft text-sm">
        Last updated <time dateTime={page.updated}>{formatLongDate(page.updated)}</time>.
      </p>
      <StructuredData data={pageData(page, questions, publicOrigin())} />
    </div>
  );
}
