import type { Product } from '@/lib/content/graph';

const places = [1, 2, 3, 4, 5];

/** Three words, and where it stands between two ends: drawn for the eye, said for the ear. */
export function Taste({ product: { tasteWords, tasteScales } }: { product: Product }) {
  if (tasteWords.length + tasteScales.length === 0) return null;
  return (
    <section aria-label="Taste" className="grid gap-3">
      {tasteWords.length > 0 ? <p className="font-serif text-xl">{tasteWords.join(', ')}</p> : null}
      <ul className="grid gap-2 text-sm">
        {tasteScales.map(({ from, to, at }) => (
          <li key={`${from}-${to}`} className="grid grid-cols-[4rem_1fr_4rem] items-center gap-3">
            <span className="sr-only">
              {at} of 5 between {from} and {to}
            </span>
            <span aria-hidden="true">{from}</span>
            <svg viewBox="0 0 88 8" aria-hidden="true" className="w-full">
              <path d="M4 4h80" className="stroke-line" strokeWidth="1" />
              {places.map((place) => (
                <circle
                  key={place}
                  cx={place * 20 - 16}
                  cy="4"
                  r={place === at ? 3.5 : 1.5}
                  className={place === at ? 'fill-clover' : 'fill-ink-soft'}
                />
              ))}
            </svg>
            <span aria-hidden="true" className="text-right">
              {to}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
