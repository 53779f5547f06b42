import { labelLines } from '@/lib/desk/packing/packing';
import type { ParcelToPrint } from '@/lib/desk/packing/parcels-store';

/** Address labels as they come out of the printer: A4, two across and seven down. */
export function LabelSheets({ sheets, sender }: { sheets: (ParcelToPrint | null)[][]; sender: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="label-screen" aria-label="Sheets" tabIndex={0}>
      {sheets.map((sheet) => (
        <section key={sheet.find((cell) => cell !== null)?.parcel.id} className="label-sheet" aria-label="Labels">
          {sheet.map((cell, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place on a sheet is what it is
            <div key={place} className="label">
              {cell ? <Label {...cell} sender={sender} /> : null}
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}

function Label({ order, parcel, sender }: ParcelToPrint & { sender: string }) {
  return (
    <>
      <address className="not-italic">
        {labelLines(order).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an address may be the same
          <p key={index} dir="auto">
            {line}
          </p>
        ))}
      </address>
      <p className="label-foot">
        <span>
          {order.number}
          {parcel.kind === 'resend' ? <strong> AGAIN</strong> : null}
        </span>
        <span>{parcel.storage === 'chilled' ? 'KEEP CHILLED' : ''}</span>
      </p>
      <p className="label-sender">If undelivered, return to {sender}</p>
    </>
  );
}
