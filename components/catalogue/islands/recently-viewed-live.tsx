import { useEffect, useState } from 'react';

type Seen = { slug: string; title: string; image: string };

const place = 'recently-viewed';
const kept = 7;

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false;
  const { slug, title, image } = { slug: '', title: '', image: '', ...value };
  return (
    /^[a-z0-9-]+$/.test(slug) &&
    typeof title === 'string' &&
    /^\/(?:illustrations|pictures)\/[\w-]+\.(?:svg|jpg|png)$/.test(image)
  );
}

function read(): Seen[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSeen) : [];
  } catch {
    return [];
  }
}

/** Remembered in this browser only; the shop never hears of it. */
export function RecentlyViewedLive({ slug, title, image }: Seen) {
  const [others, setOthers] = useState<Seen[]>([]);
  useEffect(() => {
    const before = read().filter((seen) => seen.slug !== slug);
    setOthers(before.slice(0, kept - 1));
    try {
      localStorage.setItem(place, JSON.stringify([{ slug, title, image }, ...before].slice(0, kept)));
    } catch {
      // A browser that keeps nothing shows nothing here.
    }
  }, [slug, title, image]);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="mt-14">
      <h2 id="recent" className="mb-4 text-2xl">
        You looked at
      </h2>
      <ul className="flex flex-wrap gap-4">
        {others.map((seen) => (
          <li key={seen.slug}>
            <a href={`/products/${seen.slug}`} className="grid w-28 gap-1 text-sm hover:underline">
              <img
                src={seen.image}
                alt=""
                width={112}
                height={112}
                className="aspect-square rounded-lg bg-meadow object-cover p-2"
              />
              {seen.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
