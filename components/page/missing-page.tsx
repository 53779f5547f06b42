import { buttonClass } from '@/components/ui/button';

export function MissingPage() {
  return (
    <div className="page grid justify-items-start gap-4 py-16">
      <h1 className="text-4xl">There is no page at this address</h1>
      <p className="measure text-lg">
        It may have moved, or the link may have a slip in it. The shop and the articles are where they always were.
      </p>
      <p className="flex flex-wrap gap-3">
        <a href="/shop" className={buttonClass()}>
          Go to the shop
        </a>
        <a href="/articles" className={buttonClass('quiet')}>
          Read an article
        </a>
      </p>
    </div>
  );
}
