import type { IncomingMessage } from 'node:http';
import { answerDispute } from './disputes';
import { StripeError } from './errors';
import { decodeForm } from './form';
import { page } from './lists';
import {
  answerToDispute,
  check,
  createRefund,
  createSession,
  listAsk,
  listEvents,
  listOfPayment,
  listSessions,
  nothing,
} from './parameters';
import { createRefundOf } from './refunds';
import { found, type SandboxStore } from './store';

type Answer = { status: number; body: object; replayed?: boolean };
/** `form`: the parameters, which Stripe takes from the body of a POST and from the query of a GET. */
type Call = { id: string; path: string; form: object };
type Route = [method: 'GET' | 'POST', path: RegExp, answer: (call: Call) => object];

const ofPayment = <Thing extends { payment_intent: unknown; charge?: unknown }>(
  things: Iterable<Thing>,
  { payment_intent, charge }: { payment_intent?: string | undefined; charge?: string | undefined },
) =>
  [...things].filter(
    (one) => one.payment_intent === (payment_intent ?? one.payment_intent) && one.charge === (charge ?? one.charge),
  );

/** Stripe's routes, as far as the shop goes; anything else is Stripe's own kind of 404. */
function routesOf(store: SandboxStore): Route[] {
  return [
    ['POST', /^\/v1\/checkout\/sessions$/, ({ form }) => store.create(check(createSession, form))],
    [
      'GET',
      /^\/v1\/checkout\/sessions$/,
      ({ path, form }) => {
        const ask = check(listSessions, form);
        const some = ofPayment(store.sessions.values(), ask).filter(({ status }) => status === (ask.status ?? status));
        return page(path, 'checkout.session', some, ask);
      },
    ],
    ['GET', /^\/v1\/checkout\/sessions\/(\w+)$/, ({ id }) => store.session(id)],
    [
      'GET',
      /^\/v1\/checkout\/sessions\/(\w+)\/line_items$/,
      ({ id, path }) => ({ object: 'list', url: path, has_more: false, data: store.lines.get(id) ?? [] }),
    ],
    [
      'POST',
      /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
      ({ id, form }) => {
        check(nothing, form);
        return store.expire(id);
      },
    ],
    [
      'GET',
      /^\/v1\/payment_intents$/,
      ({ path, form }) => page(path, 'payment_intent', store.intents.values(), check(listAsk, form)),
    ],
    ['GET', /^\/v1\/payment_intents\/(\w+)$/, ({ id }) => store.intent(id)],
    [
      'GET',
      /^\/v1\/charges$/,
      ({ path, form }) => {
        const ask = check(listOfPayment, form);
        return page(path, 'charge', ofPayment(store.charges.values(), { payment_intent: ask.payment_intent }), ask);
      },
    ],
    ['GET', /^\/v1\/charges\/(\w+)$/, ({ id }) => store.charge(id)],
    ['POST', /^\/v1\/refunds$/, ({ form }) => createRefundOf(store, check(createRefund, form))],
    [
      'GET',
      /^\/v1\/refunds$/,
      ({ path, form }) => {
        const ask = check(listOfPayment, form);
        return page(path, 'refund', ofPayment(store.refunds.values(), ask), ask);
      },
    ],
    ['GET', /^\/v1\/refunds\/(\w+)$/, ({ id }) => found(store.refunds, 'refund', id)],
    [
      'GET',
      /^\/v1\/disputes$/,
      ({ path, form }) => {
        const ask = check(listOfPayment, form);
        return page(path, 'dispute', ofPayment(store.disputes.values(), ask), ask);
      },
    ],
    ['GET', /^\/v1\/disputes\/(\w+)$/, ({ id }) => found(store.disputes, 'dispute', id)],
    [
      'POST',
      /^\/v1\/disputes\/(\w+)$/,
      ({ id, form }) => answerDispute(store, id, check(answerToDispute, form).evidence.uncategorized_text),
    ],
    [
      'GET',
      /^\/v1\/events$/,
      ({ path, form }) => {
        const ask = check(listEvents, form);
        const types = ask.types ?? (ask.type ? [ask.type] : null);
        return page(path, 'event', types ? store.events.filter(({ type }) => types.includes(type)) : store.events, ask);
      },
    ],
    [
      'GET',
      /^\/v1\/events\/(\w+)$/,
      ({ id }) => found(new Map(store.events.map((event) => [event.id, event])), 'event', id),
    ],
  ];
}

/** Fills in the payment intents that the caller asked to see in full. */
function expanded(store: SandboxStore, thing: object, expand: readonly string[]): object {
  const full = (one: object) =>
    'payment_intent' in one && typeof one.payment_intent === 'string'
      ? { ...one, payment_intent: store.intent(one.payment_intent) }
      : one;
  if (expand.includes('payment_intent')) return full(thing);
  if (expand.includes('data.payment_intent') && 'data' in thing && Array.isArray(thing.data))
    return { ...thing, data: thing.data.map(full) };
  return thing;
}

export function stripeApi(store: SandboxStore, secretKey: string) {
  const answered = new Map<string, { request: string; answer: Answer }>();
  const routes = routesOf(store);

  const perform = (method: string, path: string, form: object): object => {
    for (const [wanted, pattern, answer] of routes) {
      const match = method === wanted ? pattern.exec(path) : null;
      if (match) return answer({ id: match[1] ?? '', path, form });
    }
    throw new StripeError(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);
  };

  return (request: IncomingMessage, { pathname: path, search, searchParams }: URL, body: string): Answer => {
    const { method = 'GET', headers } = request;
    try {
      if (headers.authorization !== `Bearer ${secretKey}`)
        throw new StripeError(401, 'authentication_error', 'Invalid API Key provided.');
      const key = headers['idempotency-key'];
      const known = typeof key === 'string' ? answered.get(key) : undefined;
      const same = `${method} ${path} ${body}`;
      if (known && known.request !== same)
        throw new StripeError(
          400,
          'idempotency_error',
          'Keys for idempotent requests can only be used with the same parameters they were first used with.',
        );
      if (known) return { ...known.answer, replayed: true };
      const expand = [...searchParams].filter(([name]) => name.startsWith('expand')).map(([, value]) => value);
      const { expand: _expand, ...form } = decodeForm(method === 'GET' ? search.slice(1) : body);
      const answer = { status: 200, body: expanded(store, perform(method, path, form), expand) };
      if (typeof key === 'string' && method === 'POST') answered.set(key, { request: same, answer });
      return answer;
    } catch (error) {
      if (error instanceof StripeError) return { status: error.status, body: error.body() };
      throw error;
    }
  };
}
