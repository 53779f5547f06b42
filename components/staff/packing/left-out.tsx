import type { LeftOut } from '@/lib/desk/packing/parcels-store';
import { heldWords } from '@/lib/orders/parcels/leaving';

const words = { ...heldWords, sent: 'it has left already' };

/** Which of the chosen parcels are not printed, and why. */
export function LeftOutOfPrint({ held }: { held: readonly LeftOut[] }) {
  if (held.length === 0) return null;
  return (
    <div role="note" className="no-print measure text-sm">
      <p>Left out:</p>
      <ul>
        {held.map(({ parcel, orderId, number, why }) => (
          <li key={parcel}>
            <a href={`/staff/orders/${orderId}`} className="link">
              {number}
            </a>
            : {words[why]}.
          </li>
        ))}
      </ul>
    </div>
  );
}
