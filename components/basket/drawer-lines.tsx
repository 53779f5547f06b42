import { useState } from 'react';
import { restoreLine, setQuantity } from '@/lib/basket/client';
import type { PricedBasket, PricedLine } from '@/lib/basket/priced';
import { formatPence } from '@/lib/money/pence';

/** The lines of the drawer; what was taken out last can be put back. */
export function DrawerLines({ basket }: { basket: PricedBasket }) {
  const [taken, setRemoved] = useState<PricedLine | null>(null);
  // What was added again since is not out.
  const removed = basket.lines.some(({ variant }) => variant === taken?.variant) ? null : taken;
  const undo = () => {
    if (removed) restoreLine(removed);
    setRemoved(null);
  };
  const remove = (line: PricedLine) => {
    setRemoved(line);
    setQuantity(line.variant, 0);
  };
  return (
    <>
      {removed ? (
        <p role="status" className="flex items-center justify-between gap-3 rounded-card bg-honey px-4 py-1 text-sm">
          <span>{removed.title} is out of your basket.</span>
          <button type="button" onClick={undo} className="min-h-11 font-semibold underline underline-offset-4">
            Undo
          </button>
        </p>
      ) : null}
      {basket.lines.length === 0 ? <p className="py-6">Your basket is empty.</p> : null}
      <ul>
        {basket.lines.map((line) => (
          <DrawerLine key={line.variant} line={line} remove={remove} />
        ))}
      </ul>
      {basket.problems.map((problem) => (
        <p key={problem} className="py-2 font-semibold text-problem text-sm">
          {problem}
        </p>
      ))}
    </>
  );
}

const step = 'inline-flex size-11 items-center justify-center rounded-full border border-line text-lg hover:bg-meadow';

function DrawerLine({ line, remove }: { line: PricedLine; remove: (line: PricedLine) => void }) {
  const { variant, title, label, quantity, image } = line;
  return (
    <li className="grid grid-cols-[4rem_minmax(0,1fr)_auto] gap-3 border-line border-b py-3">
      {image ? (
        <img
          src={image}
          alt=""
          width={64}
          height={64}
          className="aspect-square rounded-lg bg-meadow object-cover p-1"
        />
      ) : (
        <span />
      )}
      <div>
        <p className="font-semibold leading-snug">{title}</p>
        <p className="text-ink-soft text-sm">{label}</p>
        <fieldset className="mt-1.5 flex items-center gap-2">
          <legend className="sr-only">Quantity of {title}</legend>
          <button
            type="button"
            className={step}
            aria-label={`One fewer ${title}`}
            onClick={() => (quantity > 1 ? setQuantity(variant, quantity - 1) : remove(line))}
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
          <button type="button" className="link ml-1 text-sm" onClick={() => remove(line)}>
            Remove<span className="sr-only"> {title}</span>
          </button>
        </fieldset>
      </div>
      <p className="price font-semibold">{line.grossPence > 0 ? formatPence(line.unitPence * quantity) : ''}</p>
    </li>
  );
}
