import { LineIcon } from '@/components/ui/line-icon';

/** Leads to the basket. The front door's early script fills the count from the cookie before anything else loads. */
export function BasketButton() {
  return (
    <a
      href="/basket"
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-full px-1 font-semibold text-clover hover:bg-meadow sm:border sm:border-clover sm:px-4"
    >
      <LineIcon path="M4 10h16l-1.6 9.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8zM8 10l3-6M16 10l-3-6" />
      <span className="sr-only sm:not-sr-only">Basket</span>
      <span data-basket-count="" className="price sm:min-w-[1ch]" />
    </a>
  );
}

/** On a phone, once something is in it: the basket within the thumb's reach, wherever the page has been scrolled to. */
export function ThumbBasket() {
  return (
    <nav aria-label="Basket" className="thumb-basket no-print fixed bottom-1.5 left-3 z-30 md:hidden">
      <a
        href="/basket"
        className="inline-flex min-h-11 items-center gap-2 rounded-full border border-clover bg-paper px-4 font-semibold text-clover shadow-card"
      >
        Basket <span data-basket-count="" className="price" />
      </a>
    </nav>
  );
}
