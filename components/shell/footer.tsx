import { Wordmark } from '@/components/layout/wordmark';
import type { Site } from '@/lib/content/schema/site';

export function Footer({ site: { brand, legal, footer } }: { site: Site }) {
  return (
    <footer className="mt-14 border-line border-t bg-meadow pb-24 sm:mt-20 lg:pb-10">
      <div className="page grid gap-10 py-12 md:grid-cols-[1.4fr_repeat(3,1fr)]">
        <div className="grid content-start gap-3">
          <Wordmark name={brand.name} />
          <p className="max-w-[34ch] text-ink-soft">{brand.tagline}</p>
        </div>
        {footer.map(({ heading, links }) => (
          <nav key={heading} aria-label={heading} className="no-print">
            <h2 className="mb-2 text-lg">{heading}</h2>
            <ul className="grid gap-1">
              {links.map(({ label, href }) => (
                <li key={href}>
                  <a href={href} className="inline-block py-1 hover:underline">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className="page text-ink-soft text-sm">
        <p className="border-line border-t pt-6">
          {legal.name}, company number {legal.companyNumber}. Registered office: {legal.registeredOffice.join(', ')}.
          VAT number {legal.vatNumber}.
        </p>
        <p className="mt-1">
          <a className="link" href={`mailto:${legal.email}`}>
            {legal.email}
          </a>
          {' · '}
          <a className="link" href={`tel:${legal.phone.replaceAll(' ', '')}`}>
            {legal.phone}
          </a>
        </p>
      </div>
    </footer>
  );
}
