const links = [
  { label: 'Read', href: '/#read' },
  { label: 'Shop', href: '/#shop' },
];

/** On a phone: reading, shopping and the basket within the thumb's reach; the chat launcher takes the right end. */
export function ThumbBar() {
  return (
    <nav
      aria-label="Quick links"
      className="no-print fixed inset-x-0 bottom-0 z-20 border-line border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex min-h-14 items-center overflow-x-auto pr-32 pl-1 sm:gap-1 sm:pl-2">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a
              href={href}
              className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold sm:px-3 hover:bg-meadow"
            >
              {label}
            </a>
          </li>
        ))}
        <li>
          <a
            href="/basket"
            className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold sm:px-3 hover:bg-meadow"
          >
            Basket <span data-basket-count="" className="price pl-1.5" />
          </a>
        </li>
      </ul>
    </nav>
  );
}
