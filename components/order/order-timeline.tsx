import { Panel } from '@/components/ui/panel';
import type { Carrier } from '@/lib/content/schema/delivery';
import { carrierName, trackingUrl } from '@/lib/delivery/tracking';
import type { ParcelFacts, Step } from '@/lib/orders/timeline';
import { formatWhen } from '@/lib/time/format';

/** What has happened and what is to come, one under the other, with a way to follow each parcel. */
export function OrderTimeline({ steps, carriers }: { steps: readonly Step[]; carriers: readonly Carrier[] }) {
  return (
    <Panel aria-labelledby="so-far">
      <h2 id="so-far" className="mb-4 text-xl">
        Where it has got to
      </h2>
      <ol className="grid">
        {steps.map(({ name, says, at, parcel }) => (
          <li
            key={`${name}-${parcel?.id}-${at?.getTime()}`}
            className={`relative border-l-2 pb-4 pl-5 last:border-transparent last:pb-0 ${at ? 'border-clover' : 'border-line text-ink-soft'}`}
          >
            <span
              aria-hidden="true"
              className={`absolute top-1.5 -left-2 size-3.5 rounded-full border-2 ${at ? 'border-clover bg-clover' : 'border-ink-soft bg-paper'}`}
            />
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className={at ? 'font-semibold' : undefined}>{says}</span>
              {at ? (
                <time dateTime={at.toISOString()} className="text-ink-soft text-sm">
                  {formatWhen(at)}
                </time>
              ) : (
                <span className="text-sm">to come</span>
              )}
            </p>
            {name === 'dispatched' && at && parcel ? <Tracking parcel={parcel} carriers={carriers} /> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Tracking({ parcel, carriers }: { parcel: ParcelFacts; carriers: readonly Carrier[] }) {
  const { carrier, trackingNumber } = parcel;
  if (!carrier) return null;
  const url = trackingUrl(carriers, carrier, trackingNumber);
  return (
    <p className="text-sm">
      With {carrierName(carriers, carrier)}
      {trackingNumber ? `, number ${trackingNumber}` : ''}
      {'. '}
      {url ? (
        <a href={url} rel="noreferrer" className="link">
          Follow your parcel
        </a>
      ) : null}
    </p>
  );
}
