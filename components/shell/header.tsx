import { BasketButton } from '@/components/basket/basket-button';
import { Wordmark } from '@/components/layout/wordmark';
import { LineIcon } from '@/components/ui/line-icon';
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
  return <p className="bg-honey px-4 text-center text-xs">Test payments: no money moves in this shop.</p>;
}

type Links = Site['navigation'];

/** One slim line of promises and one row: menu, brand, search, basket. Nothing in it needs a script. */
export function Header({ site, zone }: { site: Site; zone: Zone | null }) {
  return (
    <header className="no-print">
      <TestNotice />
      <div className="bg-clover-deep text-on-clover dark:bg-meadow dark:text-ink">
        <Strip zone={zone} />
      </div>
      <div className="relative border-line border-b">
        <div className="page flex items-center gap-x-1 py-0.5 sm:gap-x-4 xl:py-2">
          <Menu links={site.navigation} />
          <a href="/" aria-label={`${site.brand.name}, home`} className="mr-auto flex min-w-0 py-2">
            <Wordmark name={site.brand.name} />
          </a>
          <nav aria-label="Main" className="hidden grow xl:block">
            <ul className="flex items-center gap-x-1 whitespace-nowrap">
              {site.navigation.map(({ label, href }) => (
                <li key={href}>
                  <a href={href} className="inline-block rounded-lg px-2 py-1.5 hover:bg-meadow">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <SearchBox />
          <BasketButton />
        </div>
      </div>
    </header>
  );
}

/** Below a wide desk's width the pages of the menu are behind one button. */
function Menu({ links }: { links: Links }) {
  return (
    <details className="menu -ml-2 xl:hidden">
      <summary className="relative grid size-11 place-items-center rounded-full hover:bg-meadow">
        <LineIcon path="M4 7h16M4 12h16M4 17h16" />
        <span className="sr-only">Menu</span>
      </summary>
      <nav aria-label="Menu" className="absolute inset-x-0 top-full z-40 border-line border-b bg-paper shadow-card">
        <ul className="page grid grid-cols-2 gap-x-4 py-2 font-semibold">
          {links.map(({ label, href }) => (
            <li key={href}>
              <a href={href} className="block rounded-lg px-2 py-2.5 hover:bg-meadow">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
