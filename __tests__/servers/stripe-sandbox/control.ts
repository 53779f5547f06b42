import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { forAsLongAsAsked } from '../keep-alive';
import { openDispute } from './disputes';
import { type Faults, fault } from './faults';
import { bodyOf } from './form';
import { laterRefunds } from './refunds';
import type { SandboxStore } from './store';
import { type Post, postFault } from './webhooks';

const forward = z.strictObject({
  seconds: z
    .int()
    .min(0)
    .max(100 * 86_400),
});
const arrival = z.strictObject({ session: z.string(), money: z.enum(['here', 'failed']) });
const disputed = z.strictObject({ payment_intent: z.string() });

type Controlled = { store: SandboxStore; faults: Faults; post: Post };

/**
 * What a test or a curious developer may do that the real Stripe has no route for: a server of its own, whose address no
 * shop is ever told.
 */
export function openControls(controlled: Controlled): Server {
  return createServer(forAsLongAsAsked, (request, response) => {
    const say = (status: number, told: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
    bodyOf(request)
      .then(async (body) => {
        const told = request.method === 'POST' ? await control(controlled, request.url ?? '/', body) : null;
        return told ? say(200, told) : say(404, { error: 'There is no such control.' });
      })
      .catch((error: unknown) => say(400, { error: error instanceof Error ? error.message : 'error' }));
  });
}

/** Null for an unknown path. */
async function control({ store, faults, post }: Controlled, path: string, body: string): Promise<object | null> {
  const input: unknown = body === '' ? {} : JSON.parse(body);
  switch (path) {
    case '/faults':
      faults.add(fault.parse(input));
      return { ok: true };
    case '/webhooks':
      post.add(postFault.parse(input));
      return { ok: true };
    case '/release':
      return { told: await post.release() };
    case '/calm':
      faults.clear();
      post.clear();
      return { ok: true };
    case '/clock':
      store.aheadSeconds += forward.parse(input).seconds;
      store.expireOverdue();
      return { now: store.unixNow() };
    case '/arrive': {
      const { session, money } = arrival.parse(input);
      return store.arrive(session, money);
    }
    case '/later':
      laterRefunds(store);
      return { ok: true };
    case '/dispute':
      return openDispute(store, disputed.parse(input).payment_intent);
    default:
      return null;
  }
}
