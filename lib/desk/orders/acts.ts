import 'server-only';
import Stripe from 'stripe';
import { z } from 'zod';
import { addressForm } from '@/lib/aftersales/address-form';
import { changeAddress } from '@/lib/aftersales/address-store';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { correctEmail } from '@/lib/aftersales/email-store';
import { capOf } from '@/lib/aftersales/put-right';
import { cancelResend, resendLine } from '@/lib/aftersales/resend-store';
import { messageText } from '@/lib/chat/visitor/message';
import { db, transaction } from '@/lib/db/connection';
import { act } from '@/lib/desk/act/act';
import { onOrder, orderDone } from '@/lib/desk/act/places';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { sameId } from '@/lib/keys/same-id';
import { sendAgain } from '@/lib/mail/outbox-store';
import { addNote } from '@/lib/orders/parcels/fulfil-store';
import type { Refund } from '@/lib/orders/refunds/refunds-store';
import { latestAttempt, orderById } from '@/lib/orders/store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { emailAddress } from '@/lib/text/email';
import { line } from '@/lib/text/line';
import { refundForm } from './refund-form';
import { refundQuestion, resendQuestion } from './sure-words';

const order = storableId();
const id = storableId();
const reason = line('Choose a reason.', 80);

export const orderActs = {
  'orders/refund': act({
    may: 'refund',
    form: refundForm,
    place: onOrder('refund'),
    sure: refundQuestion,
    record: ({ order: subject }, made: Pick<Refund, 'id' | 'amountPence'>) => ({
      action: 'refund',
      subject,
      detail: { refund: made.id, pence: String(made.amountPence) },
    }),
    async run({ input, member, prove, record }) {
      const { order: orderId, ...ask } = input;
      const refunded = await refund({
        ...ask,
        orderId,
        by: { origin: 'staff', staffId: member.id },
        overCap: capOf(member.role, prove),
        record,
      });
      if (!refunded.ok) return refuse(409, 'not-refunded', refunded.message);
      if (refunded.status === 'failed')
        return refuse(
          502,
          'refund-failed',
          'Stripe did not make this refund, so nothing went back. It is under ‘Needs a person’ now.',
        );
      return done(refunded, { location: orderDone(orderId, 'refunded') });
    },
  }),

  'orders/cancel': act({
    may: 'cancel',
    form: z.strictObject({ order, id, reason, restock: z.literal('on').optional() }),
    place: onOrder('cancel'),
    sure: ({ restock }) =>
      `Cancel this order? What is left of its money goes back, and can’t be called back.${restock ? ' What has not left counts as on the shelf again, what was refunded of it before included.' : ''}`,
    record: ({ order: subject }) => ({ action: 'cancel', subject }),
    async run({ input, member, prove, record }) {
      const { order: orderId, restock, ...ask } = input;
      const cancelled = await cancelOrder(
        {
          ...ask,
          orderId,
          restock: restock === 'on',
          by: { origin: 'staff', staffId: member.id },
          overCap: capOf(member.role, prove),
        },
        record,
      );
      if (!cancelled.ok) return refuse(409, 'not-cancelled', cancelled.message);
      return done({ ok: true }, { location: orderDone(orderId, 'cancelled') });
    },
  }),

  'orders/resend': act({
    may: 'resend',
    form: z.strictObject({
      order,
      id,
      position: z.coerce.number({ error: 'Choose the line.' }).int().min(0).max(999),
      quantity: z.coerce.number({ error: 'Say how many.' }).int().min(1, { error: 'Send at least one.' }).max(999),
      reason,
    }),
    place: onOrder('resend'),
    sure: resendQuestion,
    record: ({ order: subject, id: parcel }) => ({ action: 'resend', subject, detail: { parcel } }),
    async run({ input, member, record }) {
      const { order: orderId, ...ask } = input;
      const resent = await resendLine({ ...ask, orderId, staffId: member.id, role: member.role }, record);
      if (!resent.ok) return refuse(409, 'not-resent', resent.message);
      return done({ parcel: ask.id }, { location: orderDone(orderId, 'resent') });
    },
  }),

  'orders/unsend': act({
    may: 'resend',
    form: z.strictObject({ order, parcel: storableId() }),
    place: onOrder('unsend'),
    record: ({ order: subject, parcel }) => ({ action: 'resend-cancelled', subject, detail: { parcel } }),
    async run({ input, member, record }) {
      const { order: orderId, parcel } = input;
      const cancelled = await cancelResend({ orderId, parcel, staffId: member.id }, record);
      if (!cancelled.ok) return refuse(409, 'not-cancelled', cancelled.message);
      return done({ ok: true }, { location: orderDone(orderId, 'unsent') });
    },
  }),

  'orders/address': act({
    may: 'change-address',
    form: addressForm.extend({ order }),
    place: onOrder('address'),
    record: ({ order: subject }) => ({ action: 'address-change', subject }),
    async run({ input, member, record }) {
      const { order: orderId, ...address } = input;
      const changed = await changeAddress({ ...address, orderId, staffId: member.id }, record);
      if (!changed.ok) {
        const fields = changed.extraPence ? { fields: { bear: String(changed.extraPence) } } : {};
        return refuse(409, 'not-changed', changed.message, fields);
      }
      return done(
        { promised: changed.promised },
        { location: orderDone(orderId, changed.promised ? 'promised' : 'moved') },
      );
    },
  }),

  'orders/email': act({
    may: 'change-address',
    form: z.strictObject({ order, id, email: emailAddress }),
    place: onOrder('email'),
    sure: ({ email }) =>
      `Send everything about this order to ${email} from now on? Its link goes there, and the old address is told.`,
    record: ({ order: subject }) => ({ action: 'email-corrected', subject }),
    async run({ input, member, record }) {
      const { order: orderId, ...ask } = input;
      const corrected = await correctEmail({ ...ask, orderId, staffId: member.id }, record);
      if (!corrected.ok) return refuse(409, 'not-corrected', corrected.message);
      return done({ ok: true }, { location: orderDone(orderId, 'readdressed') });
    },
  }),

  /** Asks Stripe now how a payment stands, instead of waiting until the shop does so by itself. */
  'orders/ask': act({
    may: 'see-orders',
    form: z.strictObject({ order, id }),
    place: onOrder('ask'),
    record: ({ order: subject, id: asked }) => ({
      action: 'ask-stripe',
      subject,
      id: sameId(`ask-stripe ${subject} ${asked}`),
    }),
    async run({ input, record }) {
      const attempt = await latestAttempt(await db(), input.order);
      if (!attempt?.sessionId) return refuse(409, 'no-session', 'There is no payment page to ask about yet.');
      // What comes of it is Stripe's; that somebody asked stays, whether it could be reached or not.
      await transaction((tx) => record(tx));
      try {
        const settled = await settle(attempt.sessionId);
        return done({ settled }, { location: orderDone(input.order, 'asked') });
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        return refuse(503, 'stripe-down', 'Stripe could not be reached. Please try again in a minute.');
      }
    },
  }),

  'orders/letter': act({
    may: 'send-letter',
    form: z.strictObject({ order, letter: storableId() }),
    place: onOrder('letter'),
    record: ({ order: subject, letter }) => ({ action: 'send-letter', subject, detail: { letter } }),
    async run({ input, member, record }) {
      const sent = await sendAgain(input.letter, input.order, member.id, record);
      if (sent === 'unknown') return refuse(404, 'unknown', 'There is no such letter.');
      return done({ ok: true }, { location: orderDone(input.order, 'letter') });
    },
  }),

  'orders/note': act({
    may: 'write-note',
    form: z.strictObject({ order, id, text: messageText }),
    place: onOrder('note'),
    record: ({ order: subject }) => ({ action: 'order-note', subject }),
    async run({ input, member, record }) {
      const { order: orderId, id, text } = input;
      if (!(await orderById(orderId))) return refuse(404, 'unknown', 'There is no such order.');
      await addNote({ id: sameId(`note ${id} ${text}`), text, orderId, staffId: member.id }, record);
      return done({ ok: true }, { location: orderDone(orderId, 'noted') });
    },
  }),
};
