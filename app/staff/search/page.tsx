import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { FoundPart, OrdersFound, TalksFound } from '@/components/staff/search/found';
import { pageNumber, wordsOf } from '@/lib/desk/find/words';
import { ordersFound, talksFound } from '@/lib/desk/search/search-store';
import { staffPage } from '@/lib/staff/page-store';
import { oneLine } from '@/lib/text/line';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Search' };

const longest = 100;

export default async function SearchPage({ searchParams }: Props) {
  const member = await staffPage('see-orders');
  const { q, orders: ordersPage, talks: talksPage } = await searchParams;
  const typed = oneLine(typeof q === 'string' ? q : '').slice(0, longest);
  const pages = { orders: pageNumber(ordersPage), talks: pageNumber(talksPage) };
  const href = (other: Partial<typeof pages>, part: string) => {
    const { orders, talks } = { ...pages, ...other };
    return `/staff/search?${new URLSearchParams({ q: typed, orders: String(orders), talks: String(talks) })}#${part}`;
  };
  return (
    <Desk member={member} title="Search" here="/staff/search">
      <search>
        <form action="/staff/search" className="desk-find">
          <label htmlFor="q" className="sr-only">
            Search for
          </label>
          <input
            id="q"
            name="q"
            type="search"
            maxLength={longest}
            defaultValue={typed}
            className="desk-input"
            data-search
            aria-describedby="q-hint"
          />
          <button type="submit" className="desk-button" data-tone="primary">
            Search
          </button>
          <p id="q-hint" className="desk-soft w-full text-sm">
            Name, address, postcode, e-mail, order number, product, or words of a conversation. The beginning of a word
            is enough.
          </p>
        </form>
      </search>
      {wordsOf(typed).length > 0 ? <Found typed={typed} pages={pages} href={href} /> : null}
    </Desk>
  );
}

type FoundProps = {
  typed: string;
  pages: { orders: number; talks: number };
  href: (other: { orders?: number; talks?: number }, part: string) => string;
};

async function Found({ typed, pages, href }: FoundProps) {
  const [orders, talks] = [await ordersFound(typed, pages.orders), await talksFound(typed, pages.talks)];
  return (
    <div className="desk-columns">
      <FoundPart
        title="Orders"
        none="No order has all of that."
        page={pages.orders}
        found={orders}
        href={(page) => href({ orders: page }, 'orders')}
      >
        <OrdersFound rows={orders.rows} typed={typed} />
      </FoundPart>
      <FoundPart
        title="Conversations"
        none="No conversation has all of that."
        page={pages.talks}
        found={talks}
        href={(page) => href({ talks: page }, 'conversations')}
      >
        <TalksFound rows={talks.rows} typed={typed} />
      </FoundPart>
    </div>
  );
}
