import 'server-only';
import Stripe from 'stripe';
import { env } from '@/lib/env';

let client: Stripe | undefined;

/** Made at first use: the SDK throws without a key, and a page that takes no payment needs none. */
export function stripe(): Stripe {
  if (client) return client;
  const { secretKey, apiBase, timeoutMs } = env().stripe;
  const base = apiBase ? new URL(apiBase) : undefined;
  client = new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: timeoutMs,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(base ? { host: base.hostname, port: base.port, protocol: base.protocol === 'https:' ? 'https' : 'http' } : {}),
  });
  return client;
}
