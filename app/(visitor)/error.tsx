'use client';

import { buttonClass } from '@/components/ui/button';

/** The server failed. What fails in the browser is left to the layout, where what the server sent stays. */
export default function VisitorError({ error }: { error: Error & { digest?: string } }) {
  if (error.digest === undefined) throw error;
  return (
    <div className="page grid justify-items-start gap-4 py-16">
      <h1 className="text-4xl">Something went wrong on our side</h1>
      <p className="measure text-lg">
        Nothing is lost: your basket and your orders are kept. Please try again in a minute, or tell us the code{' '}
        {error.digest}.
      </p>
      <p className="flex flex-wrap gap-3">
        <a href="/" className={buttonClass()}>
          Back to the shop
        </a>
        <a href="/basket" className={buttonClass('quiet')}>
          Your basket
        </a>
        <a href="/support" className={buttonClass('quiet')}>
          Talk to us
        </a>
      </p>
    </div>
  );
}
