const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isId = (typed: string | undefined): typed is string => uuid.test(typed ?? '');

/** The page of one order, after something was done there. */
export const orderDone = (orderId: string, done: string): string => `/staff/orders/${orderId}?done=${done}`;

/** Where a form of an order's page goes back to when it is refused, and under what name its words are kept: each order's apart. */
export function orderForm(scope: string) {
  const page = ({ order }: Record<string, string>) => (isId(order) ? `/staff/orders/${order}` : '/staff/orders');
  return {
    back: (typed: Record<string, string>) => `${page(typed)}?refused=${scope}#${scope}`,
    draft: ({ order }: Record<string, string>) => draftOf(scope, isId(order) ? order : ''),
  };
}

export const draftOf = (scope: string, orderId: string): string => `${scope}:${orderId}`;
