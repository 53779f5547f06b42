import { refuse } from '@/lib/http/answer';
import { readCapped } from '@/lib/http/body';
import { guarded, json } from '@/lib/http/route';
import { processEvent, readEvent } from '@/lib/payments/webhook-store';

const maxBytes = 262_144;

/** Stripe's signature stands in for the origin check. An error answers 500, so that Stripe tries again. */
export function POST(request: Request): Promise<Response> {
  return guarded('webhook', async () => {
    const bytes = await readCapped(request, maxBytes);
    if (!bytes) return json(refuse(413, 'too-large', 'The event is too large.'));
    const event = readEvent(
      new TextDecoder().decode(bytes),
      request.headers.get('stripe-signature') ?? '',
      Date.now() / 1000,
    );
    if (!event) return json(refuse(400, 'signature', 'The signature does not match.'));
    await processEvent(event);
    return json({ ok: true, json: { received: true } });
  });
}
