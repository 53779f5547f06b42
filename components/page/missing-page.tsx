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

/** The same at the desk, where a link may be to what has been taken away meanwhile. */
export function DeskMissingPage() {
  return (
    <div className="grid justify-items-start gap-4 py-10">
      <h1 className="text-2xl">There is no page at this address</h1>
      <p className="measure">What it was about may be gone, or the link may have a slip in it.</p>
      <p>
        <a href="/staff" className={buttonClass('quiet')}>
          Back to the desk
        </a>
      </p>
    </div>
  );
}
