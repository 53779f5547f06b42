import { randomUUID } from 'node:crypto';
import type { ActInput } from '@/lib/desk/acts';
import type { Buyers } from '../attack/buying';
import type { Ground } from '../attack/ground';
import type { Part } from '../attack/part';
import { atDesk } from '../attack/world';
import type { Agent } from './desk';
import type { OrderPlan } from './plan';

type Means = { part: Part; ground: Ground; shopping: Buyers };
export type Bought = OrderPlan & { order: string; parcel: string; number: string };
/** What somebody was told of a parcel: whether it went. */
export type Outcome = Bought & { went: boolean };

const reason = 'Leaked or broken';

export async function buy({ part, shopping }: Means, clerk: Agent, plan: OrderPlan): Promise<Bought> {
  const { order } = await shopping.buy({ quantity: plan.bottles }, plan.card);
  await clerk.look(`/staff/orders/${order}`);
  return { ...plan, order, ...(await atDesk(part, clerk.cookie(), order)) };
}

/** Does with an order what is to become of it, and holds what the shop answers against what it has to. */
export async function work({ part, ground }: Means, agent: Agent, bought: Bought): Promise<Outcome> {
  const { order, parcel, bottles, fate, goes } = bought;
  const line = `an order that is ${fate}, ${bought.number}`;
  const fails = (what: string) => part.found(line, what);
  async function done<Name extends 'orders/refund' | 'orders/cancel' | 'orders/resend' | 'orders/unsend'>(
    name: Name,
    body: ActInput<Name>,
  ): Promise<void> {
    const { status, text } = await agent.act(name, body);
    if (status !== 200) fails(`${name} answered ${status}: ${text.slice(0, 200)}`);
  }
  const refund = (of: 'whole' | number, restock = false) =>
    done('orders/refund', {
      order,
      id: randomUUID(),
      reason,
      ...(of === 'whole' ? { kind: 'whole' } : { kind: 'lines', 'line.0': String(of) }),
      ...(restock ? { restock: 'on' } : {}),
    });
  const cancel = () => done('orders/cancel', { order, id: randomUUID(), reason: 'The customer asked', restock: 'on' });
  async function again(): Promise<string> {
    const id = randomUUID();
    await done('orders/resend', { order, id, position: '0', quantity: '1', reason: 'Lost on the way' });
    return id;
  }
  /** Whether a parcel goes: 200 also where it went before, and its answer was lost. */
  async function send(of: string): Promise<boolean> {
    const { status, text } = await agent.act('orders/dispatch', { carrier: 'dpd', [`tracking.${of}`]: '' });
    if (status !== 200 && status !== 409) fails(`sending answered ${status}: ${text.slice(0, 200)}`);
    return status === 200;
  }
  async function pack(of: string): Promise<void> {
    const { status } = await agent.act('orders/pack', { only: of });
    if (status !== 200 && goes === 'yes') fails(`packing answered ${status}`);
  }
  async function stays(of: string, what: string): Promise<void> {
    await agent.act('orders/pack', { only: of });
    if (await send(of)) fails(`${what} went out`);
  }

  switch (fate) {
    case 'refunded in part':
    case 'refunded in part and shelved':
      await pack(parcel);
      await refund(1, fate.endsWith('shelved'));
      break;
    case 'refunded in part, which fails':
      await refund(1);
      await fetch(`${ground.sandbox.controls}/later`, { method: 'POST', body: '{}' });
      await ground.sandbox.post.idle();
      break;
    case 'refunded whole':
    case 'refunded whole, slowly':
      await refund('whole');
      break;
    case 'disputed':
      for (let looks = 0; looks < 200; looks++)
        if ((await agent.look(`/staff/orders/${order}`)).text.includes('disputed')) break;
      break;
    case 'cancelled':
      await cancel();
      break;
    case 'refunded in part and cancelled':
      await refund(1 + (bottles % 2));
      await cancel();
      break;
    case 'refunded whole while it is sent': {
      await pack(parcel);
      const [went] = await Promise.all([send(parcel), refund('whole')]);
      return { ...bought, went };
    }
    default:
      await pack(parcel);
  }
  if (goes === 'no') {
    await stays(parcel, 'its parcel');
    return { ...bought, went: false };
  }
  const went = await send(parcel);
  if (!went) fails('its parcel did not go out');
  if (fate.startsWith('sent again')) {
    const second = await again();
    if (fate === 'sent again') {
      if (!(await send(second))) fails('what was to go again did not');
    } else {
      if (fate.endsWith('called back')) await done('orders/unsend', { order, parcel: second });
      else await refund('whole');
      await stays(second, 'what was to go again');
    }
  }
  return { ...bought, went };
}
