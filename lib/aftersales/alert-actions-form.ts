import { isId } from '@/lib/desk/orders/order-page';

const of = ({ alert }: Record<string, string>) => (isId(alert) ? alert : '');

/** Where a refused form of the trouble page goes back to, its words kept with the call that they are about. */
export const troubleForm = {
  back: (typed: Record<string, string>) => `/staff/trouble?refused=trouble#alert-${of(typed)}`,
  draft: () => 'trouble',
};
