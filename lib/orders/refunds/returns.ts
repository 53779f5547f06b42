/** What a buyer sends back of one line, and what it was charged at. */
export type LineAsked = { position: number; quantity: number; pence: number };
/** What a buyer has said they are sending back, and what they were told would come back to them for it. */
export type Return = { id: string; at: Date; lines: readonly LineAsked[]; deliveryPence: number; note: string };
type Event = { id: string; kind: string; at: Date; detail: Record<string, string> };
type Refunded = {
  refund: { status: string; createdAt: Date };
  lines: readonly { position: number; quantity: number }[];
};

/** A return as its event keeps it: `lines` is position:quantity:pence of each, `says` is the same for people. */
export function returnDetail(asked: Omit<Return, 'id' | 'at'>, says: string): Record<string, string> {
  const lines = asked.lines.map(({ position, quantity, pence }) => `${position}:${quantity}:${pence}`).join(',');
  return { says, lines, deliveryPence: String(asked.deliveryPence), ...(asked.note ? { note: asked.note } : {}) };
}

/** The returns among an order's events, oldest first. */
export function returnsAmong(events: readonly Event[]): Return[] {
  return events
    .filter(({ kind }) => kind === 'return-asked')
    .map(({ id, at, detail }) => ({
      id,
      at,
      lines: (detail.lines ?? '').split(',').flatMap((written) => {
        const [position, quantity, pence] = written.split(':').map(Number);
        const whole = [position, quantity, pence].every(Number.isSafeInteger);
        return whole ? [{ position: position ?? 0, quantity: quantity ?? 0, pence: pence ?? 0 }] : [];
      }),
      deliveryPence: Number(detail.deliveryPence ?? 0),
      note: detail.note ?? '',
    }));
}

/**
 * How many of each line are announced and not yet refunded, by position. A refund settles what was announced before it;
 * one from before the announcement was for something else.
 */
export function awaitedReturns(returns: readonly Return[], refunds: readonly Refunded[]): Map<number, number> {
  const happened = [
    ...returns.map(({ at, lines }) => ({ at, lines, sign: 1 })),
    ...refunds
      .filter(({ refund }) => refund.status !== 'failed')
      .map(({ refund, lines }) => ({ at: refund.createdAt, lines, sign: -1 })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const awaited = new Map<number, number>();
  for (const { lines, sign } of happened)
    for (const { position, quantity } of lines)
      awaited.set(position, Math.max(0, (awaited.get(position) ?? 0) + sign * quantity));
  return awaited;
}
