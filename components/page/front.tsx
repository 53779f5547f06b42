import { Picture } from '@/components/catalogue/picture';
import { ArrivalLine } from '@/components/delivery/promise-line';
import { buttonClass } from '@/components/ui/button';
import { productHref } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import { freeOffer, ruleSentence } from '@/lib/delivery/rule-words';

const inPicture = 5;

/** Above the two columns: what is made here, when it can be with somebody, and the food itself. */
export function FrontHead() {
  const { site, delivery, products } = content();
  const food = products.filter(({ label, bundleOf }) => label.kind === 'food' && bundleOf.length === 0);
  const [first] = food;
  if (!first?.variants[0]) return null;
  return (
    <section aria-label={site.brand.name} className="no-print bg-meadow">
      <div className="page grid items-center gap-x-12 gap-y-3 py-4 md:grid-cols-2 md:py-6">
        <ul className="flex items-end justify-center md:order-last">
          {food.slice(0, inPicture).map(({ slug, title, image }) => (
            <li key={slug} className="-mx-1 w-1/4">
              <a href={productHref(slug)} aria-label={title} className="prerender block">
                <Picture
                  image={image}
                  decorative
                  width={180}
                  sizes="(min-width: 48rem) 10rem, 24vw"
                  className="w-full"
                />
              </a>
            </li>
          ))}
        </ul>
        <div className="grid gap-2 sm:gap-3">
          <p className="font-serif text-3xl leading-tight sm:text-4xl">{site.brand.tagline}</p>
          <p className="sm:text-lg">{site.brand.description}</p>
          <ArrivalLine
            rule={`${ruleSentence(delivery, first.storage)} ${freeOffer(delivery)}`}
            variant={first.variants[0].sku}
          />
          <p>
            <a href="/shop" className={buttonClass()}>
              See the shop
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}
