import { BasketButton } from '@/components/basket/basket-button';
import { Wordmark } from '@/components/layout/wordmark';
import type { Zone } from '@/lib/content/schema/delivery';
import type { Site } from '@/lib/content/schema/site';
import { SearchBox } from './search-box';
import { Strip } from './strip';

/**
 * 'Test payments' stands on every page of a shop that takes no real money. Static pages are built before the mode of
 * the server is known, so the build's own APP_ENV decides: unset is production, and shows nothing.
 */
function TestNotice() {
  const appEnv = process.env.APP_ENV;
  if (appEnv === undefined || appEnv === 'production') return null;
  return (
    <p className="no-print bg-honey px-4 py-1.5 text-center text-sm">Test payments: no money moves in this shop.</p>
  );
}

export function Header({ site, zone }: { site: Site; zone: Zone | null }) {
  return (
    <header className="no-print">
      <TestNotice />
      <div className="bg-clover-deep text-on-clover dark:bg-meadow dark:text-ink">
        <Strip zone={zone} />
      </div>
      <div className="border-line border-b">
        <div className="page flex flex-wrap items-center gap-x-4 gap-y-2.5 py-3 sm:gap-x-6">
          <a href="/" aria-label={`${site.brand.name}, home`} className="shrink grow basis-32 sm:grow-0 sm:basis-auto">
            <Wordmark name={site.brand.name} />
          </a>
          <nav aria-label="Main" className="order-last w-full min-w-0 xl:order-none xl:w-auto xl:grow">
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
          <div className="order-last w-full sm:order-none sm:w-auto sm:shrink sm:grow sm:basis-48 xl:max-w-72">
            <SearchBox />
          </div>
          <BasketButton />
        </div>
      </div>
    </header>
  );
}
