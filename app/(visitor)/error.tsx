'use client';

import { buttonClass } from '@/components/ui/button';

export default function VisitorError({ error }: { error: Error & { digest?: string } }) {
  return (
    <div className="page grid justify-items-start gap-4 py-16">
      <h1 className="text-4xl">Something went wrong on our side</h1>
      <p className="measure text-lg">
        Your basket is kept. Please try again in a minute{error.digest ? `, or tell us the code ${error.digest}` : ''}.
      </p>
      <a href="/" className={buttonClass()}>
        Back to the shop
      </a>
    </div>
  );
}
