import { buttonClass } from '@/components/ui/button';
import { codeGoesHere } from '@/lib/serve/instead/failed-page';

/** What somebody sees whose page could not be made, with the code under which the log has more. */
export function FailedPage() {
  return (
    <div className="page grid justify-items-start gap-4 py-16">
      <h1 className="text-4xl">Something went wrong on our side</h1>
      <p className="measure text-lg">
        Nothing is lost: your basket and your orders are kept. Please try again in a minute. If it stays so, please tell
        us the code <strong>{codeGoesHere}</strong>.
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

/** The same at the desk, for whoever works there. */
export function DeskFailedPage() {
  return (
    <div className="grid justify-items-start gap-4 py-10">
      <h1 className="text-2xl">Something went wrong on our side</h1>
      <p className="measure">
        What you sent may not have been done: look before you send it again. Please try again in a minute. If it stays
        so, the log has more under the code <strong>{codeGoesHere}</strong>.
      </p>
      <p>
        <a href="/staff" className={buttonClass('quiet')}>
          Back to the desk
        </a>
      </p>
    </div>
  );
}
