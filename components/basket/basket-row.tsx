import { buttonClass } from '@/components/ui/button';
import { CountInput } from '@/components/ui/count-input';
import { maxQuantity } from '@/lib/basket/lines';
import type { PricedLine } from '@/lib/basket/priced';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';

type Props = { line: PricedLine; draft: Draft | null; zoneName: string | null };

export function BasketRow({ line, draft, zoneName }: Props) {
  const { variant, title, label, href, image, unitPence, unitPriceSays, grossPence, availability, refused } = line;
  const sold = availability.state === 'in-stock' || availability.state === 'short';
  return (
    <li
      id={`line-${variant}`}
      className="grid scroll-mt-[35vh] grid-cols-[4.5rem_minmax(0,1fr)_auto] grid-rows-[auto_1fr] gap-x-3 border-line border-t py-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:gap-x-4"
    >
      {image ? (
        <img
          src={image}
          alt=""
          width={96}
          height={96}
          className="row-span-2 aspect-square rounded-lg bg-meadow object-cover p-1.5"
        />
      ) : (
        <span className="row-span-2" />
      )}
      <div className="grid gap-1">
        <h2 className="font-sans font-semibold text-base">{href ? <a href={href}>{title}</a> : title}</h2>
        {availability.state === 'gone' ? null : (
          <p className="text-ink-soft text-sm">
            {label} · <span className="price">{formatPence(unitPence)} each</span>
            {unitPriceSays ? ` · ${unitPriceSays}` : ''}
          </p>
        )}
        {line.offerSays ? <p className="font-semibold text-sm">{line.offerSays}</p> : null}
        {refused && zoneName ? <p className="font-semibold text-problem text-sm">Not to {zoneName}</p> : null}
      </div>
      <p className="price font-semibold">{sold ? formatPence(grossPence) : ''}</p>
      <div className="group col-span-2 col-start-2 mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        {sold ? <Quantity line={line} draft={draft} /> : <p className="font-semibold text-problem">{away(line)}</p>}
        <form action="/api/basket" method="post">
          <input type="hidden" name="variant" value={variant} />
          <input type="hidden" name="quantity" value="0" />
          <button type="submit" className={buttonClass('plain')}>
            Remove<span className="sr-only"> {title}</span>
          </button>
        </form>
        {sold ? (
          <button
            type="submit"
            form={`set-${variant}`}
            className={`${buttonClass('plain')} ${draft ? '' : whileTyping}`}
          >
            Update
          </button>
        ) : null}
      </div>
    </li>
  );
}

const away = ({ availability }: PricedLine) => (availability.state === 'sold-out' ? 'Sold out' : 'No longer sold');
const step =
  'inline-flex size-11 items-center justify-center rounded-full border border-ink-soft text-lg hover:bg-meadow disabled:opacity-50';
/** It takes no room until something in its row has the focus, and stays for the moment in which a press takes that away. */
const whileTyping =
  '-ml-3 w-0 overflow-hidden px-0! [transition:all_0s_.4s] group-focus-within:ml-0 group-focus-within:w-auto group-focus-within:px-1! group-focus-within:[transition:none]';

/** One more, one fewer, or a number that is typed: three forms, because each button sends a number of its own. */
function Quantity({
  line: { variant, title, label, quantity, availability },
  draft,
}: { line: PricedLine } & Pick<Props, 'draft'>) {
  const id = `quantity-${variant}`;
  const error = draft?.problem?.fields?.quantity;
  const typed = error && draft?.values.mode !== 'add' ? draft?.values.quantity : undefined;
  const short = availability.state === 'short' ? availability.available : null;
  return (
    <div className="grid gap-1">
      <fieldset className="flex items-center gap-2">
        <legend className="sr-only">
          {title}, {label}
        </legend>
        <Step variant={variant} quantity={quantity - 1} says={`One fewer ${title}`} sign="−" />
        <form action="/api/basket" method="post" id={`set-${variant}`}>
          <input type="hidden" name="variant" value={variant} />
          <label htmlFor={id} className="sr-only">
            Quantity of {title}, {label}
          </label>
          <CountInput
            id={id}
            name="quantity"
            min={0}
            max={maxQuantity}
            defaultValue={typed ?? quantity}
            aria-invalid={error || short ? true : undefined}
            aria-describedby={error || short ? `${id}-error` : undefined}
            className="price min-h-11 w-14 rounded-lg border border-ink-soft bg-paper px-2 text-center aria-invalid:border-problem aria-invalid:outline-2 aria-invalid:outline-problem"
          />
        </form>
        <Step variant={variant} quantity={quantity + 1} says={`One more ${title}`} sign="+" />
      </fieldset>
      {error || short ? (
        <p id={`${id}-error`} className="font-semibold text-problem text-sm">
          {error ?? `We have ${short}.`}
        </p>
      ) : null}
      {short ? (
        <form action="/api/basket" method="post">
          <input type="hidden" name="variant" value={variant} />
          <button type="submit" name="quantity" value={short} className={buttonClass('quiet')}>
            Take {short}
            <span className="sr-only"> of {title}</span>
          </button>
        </form>
      ) : null}
    </div>
  );
}

function Step({ variant, quantity, says, sign }: { variant: string; quantity: number; says: string; sign: string }) {
  return (
    <form action="/api/basket" method="post">
      <input type="hidden" name="variant" value={variant} />
      <input type="hidden" name="quantity" value={quantity} />
      <button type="submit" className={step} aria-label={says} disabled={quantity > maxQuantity}>
        {sign}
      </button>
    </form>
  );
}
