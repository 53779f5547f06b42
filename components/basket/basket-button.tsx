import { LineIcon } from '@/components/ui/line-icon';

/** Leads to the basket. The front door's early script fills the count from the cookie before anything else loads. */
export function BasketButton() {
  return (
    <a
      href="/basket"
      className="inline-flex min-h-11 items-center gap-2 rounded-full border border-clover px-3 sm:px-4 font-semibold text-clover hover:bg-meadow"
    >
      <LineIcon path="M4 10h16l-1.6 9.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8zM8 10l3-6M16 10l-3-6" />
      Basket
      <span data-basket-count="" className="price min-w-[1ch]" />
    </a>
  );
}
