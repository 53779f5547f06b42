import { buttonClass } from '@/components/ui/button';
import { codeGoesHere } from '@/lib/serve/instead/failed-page';

/** What somebody sees whose page could not be made, with the code under which the log has more. */
export function FailedPage() {
  return (
    <div className="page grid justify-items-start gap-4 py-16">
      <h1 className="text-4xl">Something went wrong on our side</h1>
      <p className="measure text-lg">
        Your basket is kept. Please try again in a minute. If it stays so, please tell us the code{' '}
        <strong>{codeGoesHere}</strong>.
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
