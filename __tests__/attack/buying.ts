import { randomUUID } from 'node:crypto';
import type { Ground } from './ground';
import type { Heard, Part } from './part';
import { cookiesOf, secretWord } from './people';

export const sku = 'GMK-500';
export type Wanted = { variant?: string; quantity?: number; email?: string; code?: string };
/** A filled checkout, one press of its button away from the payment page. */
export type Ready = { form: Record<string, string>; cookie: string };
export type Bought = { order: string; token: string; session: string; cookie: string; email: string };

type Priced = { totalPence: number | null; promise: { deliverOn: string } | null };

/** A buyer who speaks to the shop's routes as its pages do. */
export function buyers(ground: Ground, part: Part) {
  async function ready({ variant = sku, quantity = 1, email, code }: Wanted = {}): Promise<Ready> {
    const value = encodeURIComponent(JSON.stringify({ lines: [{ variant, quantity }], postcode: 'YO1 7HH' }));
    const withCode = code ? { path: '/api/checkout/code', body: { code }, cookie: `basket=${value}` } : null;
    const cookie = withCode
      ? cookiesOf(await part.send(withCode))
          .split('; ')
          .filter((one) => one.startsWith('basket='))
          .join('')
      : `basket=${value}`;
    const { text } = await part.send({ path: '/api/basket', cookie });
    const { totalPence, promise }: Priced = JSON.parse(text);
    return {
      cookie,
      form: {
        checkout: randomUUID(),
        shownTotal: String(totalPence ?? ''),
        shownDay: promise?.deliverOn ?? '',
        email: email ?? `${secretWord}-${randomUUID().slice(0, 8)}@example.com`,
        name: `Ada ${secretWord}`,
        address1: '1 Milk Lane',
        town: 'York',
        postcode: 'YO1 7HH',
        terms: 'yes',
      },
    };
  }
  const press = ({ form, cookie }: Ready): Promise<Heard> => part.send({ path: '/api/checkout', body: form, cookie });

  /** Where the button led to: the payment page's session; null if it led nowhere. */
  const sessionOf = ({ status, text }: Heard): string | null =>
    status === 200 ? (/\/pay\/(cs_test_\w+)/.exec(text)?.[1] ?? null) : null;

  /** Stripe has the money from now on; whether the shop hears of it is another matter. */
  async function pay(session: string, number = '4242424242424242'): Promise<void> {
    const body = new URLSearchParams({ action: 'pay', number });
    const paid = await fetch(`${ground.sandbox.origin}/pay/${session}`, { method: 'POST', redirect: 'manual', body });
    if (paid.status !== 303) throw new Error(`not paid: ${paid.status}`);
  }
  const tokenOf = (session: string): string =>
    /\/orders\/([\w-]+)\/return/.exec(ground.sandbox.store.session(session).success_url ?? '')?.[1] ?? '';

  /** Back from the payment page. */
  const comeBack = (session: string): Promise<Heard> => part.send({ path: `/api/orders/${tokenOf(session)}/return` });

  async function buy(wanted: Wanted = {}, card?: string): Promise<Bought> {
    const filled = await ready(wanted);
    const pressed = await press(filled);
    const session = sessionOf(pressed);
    if (!session) throw new Error(`no payment page: ${pressed.status} ${pressed.text}`);
    await pay(session, card);
    await comeBack(session);
    return {
      order: ground.sandbox.store.session(session).client_reference_id ?? '',
      token: tokenOf(session),
      session,
      cookie: cookiesOf(pressed),
      email: filled.form.email ?? '',
    };
  }
  return { ready, press, sessionOf, pay, tokenOf, comeBack, buy };
}
export type Buyers = ReturnType<typeof buyers>;
