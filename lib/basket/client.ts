import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { askShop, orThrow, posting, saysOf } from '@/lib/http/browser/ask-client';
import { queryClient } from '@/lib/http/browser/query-client';
import { tabsChannel } from '@/lib/http/browser/tabs-client';
import type { PricedBasket, PricedLine } from './priced';

const settleMilliseconds = 350;

/**
 * Sends the last of several quick changes to the same thing, once they have settled, and one change after another. The
 * answer counts only if nothing newer is waiting.
 */
function settledSender<Answer>(
  send: (key: string, value: number) => Promise<Answer>,
  accept: (answer: Answer) => Promise<void>,
  refuse: (error: unknown) => void,
) {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let queue: Promise<void> = Promise.resolve();
  return {
    send(key: string, value: number): void {
      clearTimeout(waiting.get(key));
      const timer = setTimeout(() => {
        waiting.delete(key);
        queue = queue
          .then(() => send(key, value))
          .then((answer) => {
            if (waiting.size === 0) return accept(answer);
          }, refuse);
      }, settleMilliseconds);
      waiting.set(key, timer);
    },
  };
}

const basketQuery = queryOptions({ queryKey: ['basket'], queryFn: () => ask() });
const tabs = tabsChannel('basket');
tabs?.addEventListener('message', ({ data }) => {
  showCount(Number(data));
  void queryClient.invalidateQueries(basketQuery);
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void queryClient.invalidateQueries(basketQuery);
});

function showCount(count: number): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-basket-count]')) {
    element.dataset.basketCount = count > 0 ? String(count) : '';
  }
}

const ask = (change?: object): Promise<PricedBasket> =>
  orThrow(askShop<PricedBasket>('/api/basket', change && posting(change)));

export function useBasket(): PricedBasket | undefined {
  return useQuery({ ...basketQuery, refetchOnWindowFocus: 'always' }, queryClient).data;
}

/** The server's answer is the truth: a question asked before it is dropped, lest its older answer overwrite this one. */
export async function acceptBasket(basket: PricedBasket): Promise<void> {
  await queryClient.cancelQueries(basketQuery);
  queryClient.setQueryData(basketQuery.queryKey, basket);
  showCount(basket.count);
  tabs?.postMessage(basket.count);
}

let notice = '';
const listeners = new Set<() => void>();
function say(words: string): void {
  notice = words;
  for (const listener of listeners) listener();
}
/** What the basket last had to say, for a status line. */
export function useNotice(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notice,
    () => '',
  );
}

export async function addToBasket(variant: string, quantity: number): Promise<boolean> {
  try {
    await acceptBasket(await ask({ variant, quantity, mode: 'add' }));
    say('Added to your basket.');
    return true;
  } catch (error) {
    say(saysOf(error));
    return false;
  }
}

/** Puts a discount code into the basket; an empty one takes it out. */
export async function setCode(code: string): Promise<void> {
  try {
    const basket = await ask({ code });
    await acceptBasket(basket);
    const { discount } = basket;
    if (!discount) say('The code is out of your basket.');
    else say(discount.state === 'applied' ? `${discount.code}: ${discount.says}.` : discount.says);
  } catch (error) {
    say(saysOf(error));
  }
}

const sender = settledSender(
  (variant: string, quantity: number) => ask({ variant, quantity }),
  acceptBasket,
  (error) => {
    say(saysOf(error));
    void queryClient.invalidateQueries(basketQuery);
  },
);

/** Shows the new quantity at once and sends one absolute quantity when the clicks have settled. */
export function setQuantity(variant: string, quantity: number): void {
  // What was said last is about another basket than the one that is shown from now on.
  say('');
  queryClient.setQueryData(basketQuery.queryKey, (basket) => basket && withLineQuantity(basket, variant, quantity));
  sender.send(variant, quantity);
}

/** Puts a line back that was taken out, as it was. */
export function restoreLine(line: PricedLine): void {
  queryClient.setQueryData(basketQuery.queryKey, (basket) => basket && { ...basket, lines: [...basket.lines, line] });
  setQuantity(line.variant, line.quantity);
}

function withLineQuantity(basket: PricedBasket, variant: string, quantity: number): PricedBasket {
  const lines = basket.lines
    .map((line) => (line.variant === variant ? { ...line, quantity } : line))
    .filter((line) => line.quantity > 0);
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  return { ...basket, lines, count, buyable: basket.buyable && count > 0 };
}
