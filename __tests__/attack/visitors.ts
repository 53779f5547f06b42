import { randomBytes, randomUUID } from 'node:crypto';
import type { Sent } from './part';
import type { World } from './world';

export type Attempt = {
  /** Who asks for what. */
  what: string;
  sent: Sent;
  statuses: readonly number[];
  /** What whoever is let in may read, and nobody else. */
  tells?: string;
  leadsTo?: RegExp;
};

/**
 * What each address that needs no role answers to whom: to whoever has the cookie or the secret of something, to somebody
 * else, and to nobody; for what is there, what is not, and what can't be. An address of the file tree without a row here
 * is a finding.
 */
export function visitorRows({
  people,
  talk,
  order,
  buyers,
  newOrder,
}: World): Record<string, () => Promise<Attempt[]>> {
  const { cookies } = people;
  const stranger = cookies['another visitor'];
  const noOrder = randomBytes(51).toString('base64url');
  const secret = () => randomBytes(32).toString('base64url');
  const id = () => randomUUID();
  const withTalk = { own: talk.cookie, other: stranger };
  /** Who has no conversation; the last is the name of one, which is no secret. */
  const without = ['', `chat=${secret()}`, 'chat=%', `chat=${talk.conversation}`];

  const open = (path: string, more: Partial<Sent> = {}, statuses: readonly number[] = [200]): Attempt[] => [
    { what: 'anybody', sent: { path, ...more }, statuses },
    { what: 'whoever works here', sent: { path, cookie: cookies.agent, ...more }, statuses },
  ];
  /** A write by whoever has a conversation; of what it does nobody without one learns anything. */
  const ofTalk = (path: string, body: object, own: readonly number[]): Attempt[] => [
    { what: 'their own', sent: { path, body, cookie: withTalk.own }, statuses: own },
    ...without.map((cookie) => ({
      what: `without a conversation (${cookie})`,
      sent: { path, body, cookie },
      statuses: [404],
    })),
    { what: 'an order that is not there', sent: { path, body: { ...body, order: noOrder } }, statuses: [404] },
    { what: 'an order by its id', sent: { path, body: { ...body, order: order.order } }, statuses: [404] },
  ];
  /** What the secret of an order opens, and its id, a made-up one and nonsense do not. */
  const ofOrder = (
    of: (token: string) => Sent,
    own: Omit<Attempt, 'what' | 'sent'>,
    refused: Omit<Attempt, 'what' | 'sent'>,
  ) => [
    { what: 'their own', sent: of(order.token), ...own },
    ...[order.order, noOrder, order.number, '%27or 1=1--', '-'.repeat(68), order.token.slice(1)].map((token) => ({
      what: `by ${token.slice(0, 12)}…`,
      sent: of(token),
      ...refused,
    })),
  ];
  const orderPage = (path: string, own: Omit<Attempt, 'what' | 'sent'> = { statuses: [200] }) =>
    ofOrder((token) => ({ path: path.replace('[token]', encodeURIComponent(token)) }), own, { statuses: [404] });
  const linkPage = (path: string) => async (): Promise<Attempt[]> =>
    ['-', secret(), noOrder].map((token) => ({
      what: `by ${token.slice(0, 6)}…`,
      sent: { path: path.replace('[token]', token) },
      statuses: [200, 404],
    }));
  const checkout = async () => (await buyers.ready({ variant: 'GJS-1' })).form;

  return {
    'GET /basket': async () => open('/basket'),
    'GET /checkout': async () => open('/checkout'),
    'GET /delivery-day/[variant]': async () => [
      ...open('/delivery-day/GMK-500'),
      ...open('/delivery-day/NO-SUCH', {}, [404]),
      ...open('/delivery-day/%27or%201=1--', {}, [404]),
    ],
    'GET /search': async () => open('/search?q=kefir'),
    'GET /support': async () => [
      { what: 'their own', sent: { path: '/support', cookie: talk.cookie }, statuses: [200], tells: talk.text },
      ...[stranger, ...without].map((cookie) => ({
        what: `another (${cookie})`,
        sent: { path: '/support', cookie },
        statuses: [200],
      })),
    ],
    'GET /support/confirm/[token]': linkPage('/support/confirm/[token]'),
    'GET /support/continue/[token]': linkPage('/support/continue/[token]'),
    'GET /preview/[kind]/[slug]/[ticket]': async () =>
      open(`/preview/articles/kefir-and-eczema/${secret()}`, {}, [404]),
    'GET /complaint': async () => open('/complaint'),
    'GET /orders/find': async () => open('/orders/find'),
    'GET /orders/[token]': async () => orderPage('/orders/[token]', { statuses: [200], tells: order.number }),
    'GET /orders/[token]/ask': async () => orderPage('/orders/[token]/ask'),
    'GET /orders/[token]/cancel': async () => orderPage('/orders/[token]/cancel'),
    'GET /orders/[token]/receipt': async () =>
      orderPage('/orders/[token]/receipt', { statuses: [200], tells: order.number }),
    'GET /orders/[token]/return': async () => orderPage('/orders/[token]/return'),
    'GET /orders/[token]/return/check': async () => orderPage('/orders/[token]/return/check?q0=1'),

    'GET /api/basket': async () => open('/api/basket'),
    'POST /api/basket': async () => open('/api/basket', { body: { variant: 'GJS-1', quantity: 1 } }),
    'GET /api/health': async () => open('/api/health'),
    'GET /api/promise': async () => open('/api/promise?variant=GMK-500&postcode=YO1+7HH'),
    'GET /api/search': async () => open('/api/search?q=kefir'),
    'GET /api/stock': async () => open('/api/stock?variants=GMK-500'),
    'POST /api/errors': async () =>
      open('/api/errors', { body: { kind: 'error', message: 'x', at: [], page: '/basket', release: '' } }),
    'POST /api/errors/policy': async () =>
      open('/api/errors/policy', {
        body: {
          'csp-report': {
            'effective-directive': 'script-src',
            'blocked-uri': 'inline',
            'document-uri': 'http://localhost/',
          },
        },
        headers: { 'content-type': 'application/csp-report' },
      }),
    'POST /api/stripe/webhook': async () =>
      ['', 't=1,v1=0', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`].map((signature) => ({
        what: `signed ${signature}`,
        sent: { path: '/api/stripe/webhook', body: { id: 'evt_1' }, headers: { 'stripe-signature': signature } },
        statuses: [400],
      })),

    'GET /api/chat': async () => [
      { what: 'their own', sent: { path: '/api/chat', cookie: talk.cookie }, statuses: [200], tells: talk.text },
      ...[stranger, ...without].map((cookie) => ({
        what: `another (${cookie})`,
        sent: { path: '/api/chat', cookie },
        statuses: [200],
      })),
      ...[noOrder, order.order].map((token) => ({
        what: 'an order',
        sent: { path: `/api/chat?order=${token}` },
        statuses: [404],
      })),
    ],
    'GET /api/chat/stream': async () =>
      [...without, cookies.agent].map((cookie) => ({
        what: `without a conversation (${cookie})`,
        sent: { path: '/api/chat/stream', cookie },
        statuses: [404],
      })),
    'GET /api/chat/images/[id]': async () => {
      const path = `/api/chat/images/${talk.picture}`;
      return [
        ...[talk.cookie, cookies.agent, cookies.owner].map((cookie) => ({
          what: 'whose it is',
          sent: { path, cookie },
          statuses: [200],
        })),
        ...[stranger, cookies.disabled, cookies['half-way'], ...without].map((cookie) => ({
          what: `another (${cookie})`,
          sent: { path, cookie },
          statuses: [404],
        })),
        ...[id(), '-'.repeat(36), '%27'].map((picture) => ({
          what: 'what is not there',
          sent: { path: `/api/chat/images/${picture}`, cookie: cookies.owner },
          statuses: [404],
        })),
      ];
    },
    'POST /api/chat/images': async () => open('/api/chat/images', { body: { id: id() } }, [400, 415, 422]),
    'POST /api/chat/messages': async () => [
      {
        what: 'their own',
        sent: { path: '/api/chat/messages', body: { id: id(), text: 'Hello' }, cookie: talk.cookie },
        statuses: [200],
      },
      ...[noOrder, order.order, '-'].map((token) => ({
        what: 'an order that is not theirs',
        sent: { path: '/api/chat/messages', body: { id: id(), text: 'Hello', order: token } },
        statuses: [404, 422],
      })),
    ],
    'POST /api/chat/basket': async () => ofTalk('/api/chat/basket', { seq: 1 }, [404]),
    'POST /api/chat/code': async () => ofTalk('/api/chat/code', { code: '123456' }, [422]),
    'POST /api/chat/letters': async () =>
      ofTalk('/api/chat/letters', { id: id(), email: `${id()}@example.com`, wanted: 'link' }, [200]),
    'POST /api/chat/address': async () => ofTalk('/api/chat/address', { email: `${id()}@example.com` }, [200]),
    'POST /api/chat/rating': async () => ofTalk('/api/chat/rating', { score: 5 }, [200, 404]),
    'POST /api/chat/seen': async () => ofTalk('/api/chat/seen', { seq: 1 }, [200]),
    'POST /api/chat/typing': async () => ofTalk('/api/chat/typing', {}, [200]),
    'POST /api/chat/confirm': async () => open('/api/chat/confirm', { body: { token: secret() } }, [403, 410]),
    'POST /api/chat/continue': async () =>
      open('/api/chat/continue', { body: { token: secret(), visitor: secret() } }, [410]),

    'POST /api/checkout/code': async () =>
      open('/api/checkout/code', { body: { ...(await checkout()), code: 'NO-SUCH' } }, [409, 422]),
    'POST /api/checkout': async () => {
      const { form, cookie } = await buyers.ready({ variant: 'GJS-1' });
      return [
        { what: 'their own', sent: { path: '/api/checkout', body: form, cookie }, statuses: [200] },
        ...[order.order, noOrder].map((token) => ({
          what: 'an order by its id',
          sent: { path: '/api/checkout', body: form, cookie: `order=${token}` },
          statuses: [409],
        })),
      ];
    },
    'GET /api/orders/[token]/return': async () =>
      ofOrder(
        (token) => ({ path: `/api/orders/${encodeURIComponent(token)}/return` }),
        { statuses: [303], leadsTo: /^\/orders\// },
        { statuses: [303], leadsTo: /^\/basket$/ },
      ),
    'GET /api/orders/[token]/state': async () =>
      ofOrder(
        (token) => ({ path: `/api/orders/${encodeURIComponent(token)}/state` }),
        { statuses: [200] },
        { statuses: [404] },
      ),
    'POST /api/orders/cancel': async () => [
      {
        what: 'their own',
        sent: { path: '/api/orders/cancel', body: { order: (await newOrder()).token, id: id() } },
        statuses: [200],
      },
      ...ofOrder(
        (token) => ({ path: '/api/orders/cancel', body: { order: token, id: id() } }),
        { statuses: [200] },
        { statuses: [404] },
      ).slice(1),
    ],
    'POST /api/orders/returns': async () =>
      ofOrder(
        (token) => ({ path: '/api/orders/returns', body: { order: token, id: id(), lines: '0:1' } }),
        { statuses: [409] },
        { statuses: [404] },
      ),
    'POST /api/complaints': async () =>
      open('/api/complaints', { body: { name: 'Ada Wood', email: `${id()}@example.com`, what: 'My old address' } }),
    'POST /api/orders/find': async () => [
      ...open('/api/orders/find', { body: { email: 'nobody@example.com' } }),
      {
        what: 'a buyer',
        sent: { path: '/api/orders/find', body: { email: 'zqprivate@example.com' } },
        statuses: [200],
      },
    ],

    // They stand in for others and are at no address of their own.
    'GET /%5Ffailed-desk': async () => open('/_failed-desk', {}, [404]),
    'GET /%5Fmissing-desk': async () => open('/_missing-desk', {}, [404]),
    'GET /staff': async () => open('/staff', {}, [303, 307]),
    'GET /staff/login': async () => open('/staff/login'),
    'GET /staff/login/code': async () => open('/staff/login/code', {}, [200, 303, 307]),
    'GET /staff/forgot': async () => open('/staff/forgot'),
    'GET /staff/setup/[token]': linkPage('/staff/setup/[token]'),
    'GET /api/staff/stream': async () =>
      ['', stranger, cookies.disabled, cookies['half-way'], 'staff=nonsense'].map((cookie) => ({
        what: `no colleague (${cookie})`,
        sent: { path: '/api/staff/stream', cookie },
        statuses: [401],
      })),
    'POST /api/staff/login': async () =>
      open('/api/staff/login', { body: { email: people.agent.email, password: 'a wrong password' } }, [401]),
    'POST /api/staff/login/code': async () => [
      ...open('/api/staff/login/code', { body: { passcode: '000000' } }, [410]),
      {
        what: 'half-way',
        sent: { path: '/api/staff/login/code', body: { passcode: '0' }, cookie: cookies['half-way'] },
        statuses: [401],
      },
    ],
    'POST /api/staff/login/passkey/begin': async () => open('/api/staff/login/passkey/begin', { body: {} }),
    'POST /api/staff/login/passkey': async () => open('/api/staff/login/passkey', { body: { credential: {} } }, [422]),
    'POST /api/staff/forgot': async () => open('/api/staff/forgot', { body: { email: 'nobody@example.com' } }),
    'POST /api/staff/logout': async () => [
      { what: 'nobody', sent: { path: '/api/staff/logout', body: {} }, statuses: [200] },
    ],
    'POST /api/staff/setup': async () =>
      open(
        '/api/staff/setup',
        { body: { token: secret(), name: 'Eve', password: 'four slow goats cross the yard' } },
        [410],
      ),
  };
}
