import { buttonClass } from '@/components/ui/button';
import { CountInput } from '@/components/ui/count-input';
import type { PricedLine } from '@/lib/basket/priced';
import { formatPence } from '@/lib/money/pence';

export function BasketRow({ line }: { line: PricedLine }) {
  const { variant, title, label, href, image, quantity, unitPence, unitPriceSays, grossPence, availability } = line;
  const id = `quantity-${variant}`;
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-3 border-line border-t py-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:gap-x-4">
      {image ? (
        <img
          src={image}
          alt=""
          width={96}
          height={96}
          className="aspect-square rounded-lg bg-meadow object-cover p-1.5"
        />
      ) : (
        <span />
      )}
      <div className="grid gap-1">
        <h2 className="font-sans font-semibold text-base">{href ? <a href={href}>{title}</a> : title}</h2>
        {availability.state === 'gone' ? null : (
          <p className="text-ink-soft text-sm">
            {label} · <span className="price">{formatPence(unitPence)} each</span> · {unitPriceSays}
          </p>
        )}
        <div className="mt-1 flex flex-wrap items-end gap-x-3">
          {availability.state === 'gone' ? null : (
            <form action="/api/basket" method="post" className="flex flex-wrap items-end gap-2">
              <input type="hidden" name="variant" value={variant} />
              <label htmlFor={id} className="sr-only">
                Quantity of {title}, {label}
              </label>
              <CountInput
                id={id}
                name="quantity"
                min={0}
                max={99}
                defaultValue={quantity}
                className="price min-h-11 w-20 rounded-lg border border-ink-soft bg-paper px-3"
              />
              <button type="submit" className={buttonClass('quiet')}>
                Update
              </button>
            </form>
          )}
          <form action="/api/basket" method="post">
            <input type="hidden" name="variant" value={variant} />
            <input type="hidden" name="quantity" value="0" />
            <button type="submit" className={buttonClass('plain')}>
              Remove<span className="sr-only"> {title}</span>
            </button>
          </form>
        </div>
      </div>
      <p className="price font-semibold">{availability.state === 'gone' ? '' : formatPence(grossPence)}</p>
    </li>
  );
}
