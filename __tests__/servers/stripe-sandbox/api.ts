import type { IncomingMessage } from 'node:http';
import { StripeError } from './errors';
import { decodeForm } from './form';
import type { Session, SessionEvent } from './objects';
import { check, createRefund, createSession, nothing } from './parameters';
import type { SandboxStore } from './store';

type Answer = { status: number; body: object; replayed?: boolean };
type Call = { method: string; path: string; form: object; expand: readonly string[] };

const list = (path: string, data: readonly object[]) => ({ object: 'list', url: path, has_more: false, data });

/** Stripe's routes, as far as the shop goes; anything else is Stripe's own kind of 404. */
export function stripeApi(
  store: SandboxStore,
  secretKey: string,
  emit: (type: SessionEvent, session: Session) => void,
) {
  const answered = new Map<string, { request: string; answer: Answer }>();

  const shown = (session: Session, expand: readonly string[]): object =>
    expand.includes('payment_intent') && session.payment_intent
      ? { ...session, payment_intent: store.intent(session.payment_intent) }
      : session;

  const perform = ({ method, path, form, expand }: Call): object => {
    const [, id = '', action] = /^\/v1\/checkout\/sessions\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (method === 'POST' && path === '/v1/checkout/sessions') return store.create(check(createSession, form));
    if (method === 'GET' && path === '/v1/checkout/sessions')
      return list(path, [...store.sessions.values()].toReversed());
    if (method === 'GET' && id && action === 'line_items') return list(path, store.lines.get(id) ?? []);
    if (method === 'GET' && id && !action) return shown(store.session(id), expand);
    if (method === 'POST' && id && action === 'expire') {
      check(nothing, form);
      const session = store.expire(id);
      emit('checkout.session.expired', session);
      return session;
    }
    const [, intent] = /^\/v1\/payment_intents\/(\w+)$/.exec(path) ?? [];
    if (method === 'GET' && intent) return store.intent(intent);
    if (method === 'POST' && path === '/v1/refunds') return store.refund(check(createRefund, form));
    if (method === 'GET' && path === '/v1/refunds') return list(path, [...store.refunds.values()]);
    if (method === 'GET' && path === '/v1/events') return list(path, store.events.toReversed());
    throw new StripeError(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);
  };

  return (request: IncomingMessage, { pathname: path, searchParams }: URL, body: string): Answer => {
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
      const answer = { status: 200, body: perform({ method, path, form: decodeForm(body), expand }) };
      if (typeof key === 'string' && method === 'POST') answered.set(key, { request: same, answer });
      return answer;
    } catch (error) {
      if (error instanceof StripeError) return { status: error.status, body: error.body() };
      throw error;
    }
  };
}
