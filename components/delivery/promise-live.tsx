import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { type PromiseAnswer, usePromise } from '@/lib/delivery/client';
import { formatDuration } from '@/lib/time/format';
import { DayLine } from './day-line';

export type Promised = {
  rule: string;
  variant: string;
  /** One sentence, and nothing to ask with. */
  brief?: boolean;
};

/** The day, or the rule while it is not known. */
function Day({
  promise,
  rule,
  millisecondsLeft,
}: {
  promise: PromiseAnswer | undefined;
  rule: string;
  millisecondsLeft: number;
}) {
  if (!promise || !('days' in promise)) return <p>{promise?.state === 'not-served' ? promise.says : rule}</p>;
  return (
    <p className="font-semibold">
      Order within {formatDuration(millisecondsLeft)} for delivery on{' '}
      <time dateTime={promise.deliverOn}>{promise.says}</time> to{' '}
      {promise.state === 'promised' ? promise.postcode : promise.zone}.
    </p>
  );
}

/** The promise for the shopper's own postcode, counted down by the server's clock. */
export function PromiseLive({ brief, ...props }: Promised) {
  return brief ? <Sentence {...props} /> : <Asked {...props} />;
}

function Sentence({ variant, rule }: Promised) {
  const { promise, millisecondsLeft } = usePromise(variant, undefined);
  return <Day promise={promise} rule={rule} millisecondsLeft={millisecondsLeft} />;
}

/** What somebody has begun to type into the form that stood here before its code came. */
function begun(variant: string): { typed: string; focused: boolean } {
  const field = document
    .querySelector(`input[name="shown"][value="${variant}"]`)
    ?.parentElement?.querySelector('label input');
  return field instanceof HTMLInputElement
    ? { typed: field.value, focused: field === document.activeElement }
    : { typed: '', focused: false };
}

/** With the form that asks for another postcode. */
function Asked({ variant, rule }: Promised) {
  const id = useId();
  const [postcode, setPostcode] = useState<string>();
  const [{ typed, focused }] = useState(() => begun(variant));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const { promise, problem, millisecondsLeft } = usePromise(variant, postcode);
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPostcode(String(new FormData(event.currentTarget).get('postcode') ?? ''));
  };
  return (
    <div className="grid gap-2">
      <Day promise={promise} rule={rule} millisecondsLeft={millisecondsLeft} />
      {promise && 'days' in promise ? (
        <>
          <DayLine days={promise.days} />
          <p className="text-sm">
            {promise.zone}: delivery {promise.costs}.
          </p>
        </>
      ) : null}
      <form action="/api/basket" method="post" onSubmit={ask} className="flex flex-wrap items-end gap-2">
        <label htmlFor={id} className="grid gap-1 text-sm">
          Your postcode
          <input
            id={id}
            ref={field}
            name="postcode"
            defaultValue={typed}
            maxLength={40}
            autoComplete="postal-code"
            className="min-h-11 w-36 rounded-lg border border-ink-soft bg-paper px-3 uppercase"
            aria-describedby={problem ? `${id}-problem` : undefined}
            aria-invalid={problem ? true : undefined}
          />
        </label>
        <button type="submit" className={buttonClass('quiet')}>
          See the day
        </button>
      </form>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-problem text-sm">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
