import { BasketButton } from '@/components/basket/basket-button';
import { SearchBox } from '@/components/layout/search-box';
import { Strip } from '@/components/layout/strip';
import { TestNotice } from '@/components/layout/test-notice';
import { Wordmark } from '@/components/layout/wordmark';
import type { Site } from '@/lib/content/schema/site';

export function Header({ site }: { site: Site }) {
  return (
    <header className="no-print">
      <TestNotice />
      <div className="bg-clover-deep text-on-clover dark:bg-meadow dark:text-ink">
        <Strip />
      </div>
      <div className="border-line border-b">
        <div className="page grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2.5 py-3 sm:grid-cols-[auto_1fr_auto] sm:gap-x-6 lg:grid-cols-[auto_1fr_minmax(12rem,18rem)_auto]">
          <a href="/" aria-label={`${site.brand.name}, home`}>
            <Wordmark name={site.brand.name} />
          </a>
          <nav aria-label="Main" className="order-last col-span-full min-w-0 lg:order-none lg:col-span-1">
            <ul className="-mx-2 flex items-center gap-x-1 overflow-x-auto whitespace-nowrap text-base">
              {site.navigation.map(({ label, href }) => (
                <li key={href}>
                  <a href={href} className="inline-block rounded-lg px-2 py-1.5 hover:bg-meadow">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="order-last col-span-full sm:order-none sm:col-span-1">
            <SearchBox />
          </div>
          <BasketButton />
        </div>
      </div>
    </header>
  );
}
