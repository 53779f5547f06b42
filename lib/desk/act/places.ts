import { sku as skuShape } from '@/lib/basket/lines';
import { isId } from '@/lib/keys/id';
import type { Place } from './act';

type Typed = Record<string, string>;

/** The name under which the words of a refused form are kept: of one conversation, order or variant apart from others. */
export const draftName = (scope: string, of: string): string => `${scope}:${of}`;

/** The part of a conversation's page where a form stands, so that whoever sends it without script comes back to it. */
type Part = 'answer' | 'about' | 'orders' | 'send';
const conversationPath = (id: string): string => `/staff/inbox/${id}`;
export const conversationDone = (id: string, part: Part): string => `${conversationPath(id)}#${part}`;

export const inConversation = (scope: string, part: Part): Place => ({
  scope,
  back: ({ conversation: id }: Typed) =>
    isId(id) ? `${conversationPath(id)}?refused=${scope}#${part}` : '/staff/inbox',
  draft: ({ conversation: id }: Typed) => draftName(scope, isId(id) ? id : ''),
});

const orderPath = (id: string | undefined): string => (isId(id) ? `/staff/orders/${id}` : '/staff/orders');
export const orderDone = (id: string, done: string): string => `/staff/orders/${id}?done=${done}`;

export const onOrder = (scope: string): Place => ({
  scope,
  back: ({ order }: Typed) => `${orderPath(order)}?refused=${scope}#${scope}`,
  draft: ({ order }: Typed) => draftName(scope, isId(order) ? order : ''),
});

type From = 'customer' | 'order';
const customerPath = (order: string | undefined): string =>
  isId(order) ? `/staff/customers/${order}` : '/staff/orders';
export const customerDone = (order: string, from: From, done: string): string =>
  from === 'order' ? orderDone(order, done) : `${customerPath(order)}?done=${done}`;

/** What stands on the page of a customer, who goes by each of their orders, and of an order. */
export const onCustomer = (scope: string): Place => ({
  scope,
  back: ({ order, from }: Typed) =>
    `${from === 'order' ? orderPath(order) : customerPath(order)}?refused=${scope}#${scope}`,
  draft: ({ order }: Typed) => draftName(scope, isId(order) ? order : ''),
});

type StockSaid = {
  done?: 'adjusted' | 'known' | 'closed' | 'reopened' | 'released';
  refused?: 'stock' | 'closed' | 'release';
};

/** A variant's page at the stock desk, or the list where it is no variant's name. */
export function stockHref(wanted: string, said: StockSaid = {}): string {
  const known = skuShape.safeParse(wanted);
  const query = new URLSearchParams(said).toString();
  return `/staff/stock${known.success ? `/${known.data}` : ''}${query ? `?${query}` : ''}`;
}

export const alertDone = (done: 'settled' | 'again' | 'back'): string => `/staff/trouble?done=${done}`;

/** The page of what needs a person: a refused form's words are kept with the call that they are about. */
export const onAlert: Place = {
  scope: 'trouble',
  back: ({ alert }: Typed) => `/staff/trouble?refused=trouble#alert-${isId(alert) ? alert : ''}`,
};

type ComplaintSaid = 'logged' | 'taken' | 'noted' | 'acknowledged' | 'closed';
export const complaintDone = (done: ComplaintSaid, reference?: string): string =>
  `/staff/complaints?${new URLSearchParams({ done, ...(reference ? { reference } : {}) })}`;

export const onNewComplaint: Place = { scope: 'complaint-log', back: '/staff/complaints?refused=complaint-log#log' };

export const onComplaint = (scope: 'take' | 'note' | 'acknowledge' | 'close'): Place => ({
  scope: `complaint-${scope}`,
  back: ({ complaint }: Typed) =>
    `/staff/complaints?refused=complaint-${scope}#complaint-${isId(complaint) ? complaint : ''}`,
  draft: ({ complaint }: Typed) => draftName(`complaint-${scope}`, isId(complaint) ? complaint : ''),
});
