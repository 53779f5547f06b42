import { setQuantity } from '@/lib/basket/client';
import type { PricedBasket, PricedLine } from '@/lib/basket/priced';
import { formatPence } from '@/lib/money/pence';

export function DrawerLines({ basket }: { basket: PricedBasket }) {
  if (basket.lines.length === 0) return <p className="py-6">Your basket is empty.</p>;
  return (
    <ul>
      {basket.lines.map((line) => (
        <DrawerLine key={line.variant} line={line} />
      ))}
    </ul>
  );
}

const step = 'inline-flex size-9 items-center justify-center rounded-full border border-line text-lg hover:bg-meadow';

function DrawerLine({ line }: { line: PricedLine }) {
  const { variant, title, label, quantity, image } = line;
  return (
    <li className="grid grid-cols-[4rem_1fr_auto] gap-3 border-line border-b py-3">
      {image ? <img src={image} alt="" width={64} height={64} className="rounded-lg bg-meadow p-1" /> : <span />}
      <div>
        <p className="font-semibold leading-snug">{title}</p>
        <p className="text-ink-soft text-sm">{label}</p>
        <fieldset className="mt-1.5 flex items-center gap-2">
          <legend className="sr-only">Quantity of {title}</legend>
          <button
            type="button"
            className={step}
            aria-label={`One fewer ${title}`}
            onClick={() => setQuantity(variant, quantity - 1)}
          >
            −
          </button>
          <output className="price min-w-6 text-center">{quantity}</output>
          <button
            type="button"
            className={step}
            aria-label={`One more ${title}`}
            disabled={quantity >= 99}
            onClick={() => setQuantity(variant, quantity + 1)}
          >
            +
          </button>
          <button type="button" className="link ml-1 text-sm" onClick={() => setQuantity(variant, 0)}>
            Remove<span className="sr-only"> {title}</span>
          </button>
        </fieldset>
      </div>
      <p className="price font-semibold">{formatPence(line.unitPence * quantity)}</p>
    </li>
  );
}
