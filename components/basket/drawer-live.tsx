import { type FormEvent, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { CodeFields } from '@/components/basket/code-fields';
import { DiscountRow } from '@/components/basket/discount-row';
import { DrawerLines } from '@/components/basket/drawer-lines';
import { MeterBar } from '@/components/basket/meter-bar';
import { buttonClass } from '@/components/ui/button';
import { addToBasket, setCode, useBasket, useNotice } from '@/lib/basket/client';
import type { BasketDiscount, PricedBasket } from '@/lib/basket/priced';
import { formatPence } from '@/lib/money/pence';

/** The same form as on the basket's page, sent without leaving this one. */
function DrawerCode({ discount }: { discount: BasketDiscount | null }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void setCode(discount ? '' : String(new FormData(event.currentTarget).get('code') ?? ''));
  };
  return (
    <form action="/api/basket" method="post" onSubmit={send}>
      <CodeFields discount={discount} />
    </form>
  );
}

/** Nothing leads on that could not succeed. */
function DrawerFoot({ basket }: { basket: PricedBasket }) {
  return (
    <>
      <DrawerCode discount={basket.discount} />
      <dl className="price grid grid-cols-[1fr_auto] gap-y-1 [&>dd]:text-right">
        <DiscountRow discount={basket.discount} />
        <dt className="font-semibold">Goods, VAT included</dt>
        <dd className="font-semibold">{formatPence(basket.goodsPence - basket.discountPence)}</dd>
      </dl>
      <a href="/basket" className={buttonClass('quiet')}>
        See basket and delivery
      </a>
      {basket.buyable ? (
        <a href="/checkout" className={buttonClass()}>
          Go to checkout
        </a>
      ) : null}
    </>
  );
}

let open: (() => void) | undefined;

/** Adds, then shows the basket beside the page. Comes with the first 'Add to basket' and mounts itself once. */
export async function addAndOpen(sku: string, quantity: number): Promise<void> {
  mount();
  open?.();
  await addToBasket(sku, quantity);
}

function mount(): void {
  if (document.getElementById('basket-drawer')) return;
  const place = document.body.appendChild(document.createElement('div'));
  place.id = 'basket-drawer';
  // The basket has a page as well.
  const onUncaughtError = (error: unknown) => {
    reportError(error);
    location.assign('/basket');
  };
  createRoot(place, { onUncaughtError }).render(<Drawer />);
}

function Drawer() {
  const dialog = useRef<HTMLDialogElement>(null);
  const basket = useBasket();
  const notice = useNotice();
  useEffect(() => {
    open = () => {
      if (!dialog.current?.open) dialog.current?.showModal();
    };
    open();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="drawer-title"
      className="drawer m-0 ml-auto h-dvh max-h-none w-full max-w-md bg-milk p-0 text-ink shadow-card backdrop:bg-[#0007]"
    >
      <div className="grid h-full grid-rows-[auto_1fr_auto]">
        <div className="flex items-center justify-between border-line border-b px-5 py-3">
          <h2 id="drawer-title" className="text-xl">
            Your basket
          </h2>
          <button
            type="button"
            onClick={close}
            className="inline-flex size-11 items-center justify-center rounded-full text-xl hover:bg-meadow"
            aria-label="Close the basket"
          >
            ×
          </button>
        </div>
        <div className="overflow-y-auto px-5 py-3">
          <p role="status" className="font-semibold text-sm">
            {notice}
          </p>
          {basket ? <DrawerLines basket={basket} /> : null}
        </div>
        {basket ? (
          <div className="grid gap-3 border-line border-t bg-paper px-5 py-4">
            <MeterBar meter={basket.meter} />
            {basket.lines.length > 0 ? <DrawerFoot basket={basket} /> : null}
            {basket.lines.length === 0 ? (
              <button type="button" onClick={close} className={buttonClass('quiet')}>
                Go on looking
              </button>
            ) : null}
          </div>
        ) : null}
      </div>
    </dialog>
  );
}
