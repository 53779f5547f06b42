import { Picture } from '@/components/catalogue/picture';
import { ArrivalLine } from '@/components/delivery/promise-line';
import { buttonClass } from '@/components/ui/button';
import { content } from '@/lib/content/content';
import { freeOffer, ruleSentence } from '@/lib/delivery/rule-words';

/** As many as stand next to each other with room between. */
const inPicture = 5;

/** Above the two columns: what is made here, when it can be with somebody, and the food itself. */
export function FrontHead() {
  const { site, delivery, products } = content();
  const food = products.filter(
    ({ label, variants }) => label.kind === 'food' && !variants.some(({ singlePortion }) => singlePortion),
  );
  const [first] = food;
  if (!first?.variants[0]) return null;
  return (
    <section aria-label={site.brand.name} className="no-print bg-meadow">
      <div className="page grid items-center gap-x-12 gap-y-3 py-4 md:grid-cols-2 md:py-3">
        <a href="/shop" aria-label="The shop" className="flex items-end justify-center overflow-clip md:order-last">
          {food.slice(0, inPicture).map(({ slug, image }) => (
            <span key={slug} className="-mx-[11%] w-[40%] shrink-0">
              <Picture image={image} decorative width={240} sizes="(min-width: 48rem) 16rem, 44vw" className="w-full" />
            </span>
          ))}
        </a>
        <div className="grid gap-2 sm:gap-3">
          <p className="font-serif text-3xl leading-tight sm:text-4xl">{site.brand.tagline}</p>
          <p className="sm:text-lg">{site.brand.description}</p>
          <ArrivalLine
            rule={`${ruleSentence(delivery, first.storage)} ${freeOffer(delivery)}`}
            variant={first.variants[0].sku}
          />
          <p className="max-sm:hidden">
            <a href="/shop" className={buttonClass()}>
              See the shop
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}
