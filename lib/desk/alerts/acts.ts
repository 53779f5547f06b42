import 'server-only';
import { z } from 'zod';
import { giveMismatchBack, tryAgain } from '@/lib/aftersales/alert-actions-store';
import { capOf } from '@/lib/aftersales/put-right';
import { act } from '@/lib/desk/act/act';
import { alertDone, onAlert } from '@/lib/desk/act/places';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { settleAlert } from '@/lib/orders/alerts/alerts-store';
import { line } from '@/lib/text/line';

const how = line('Say in a few words how it was settled.', 500, { min: 3 });

export const alertActs = {
  'trouble/settle': act({
    may: 'settle-alert',
    form: z.strictObject({ alert: storableId(), how }),
    place: onAlert,
    record: ({ alert }) => ({ action: 'settle-alert', subject: alert }),
    async run({ input: { alert: id, how: said }, member, record }) {
      const settled = await settleAlert({ id, staffId: member.id, how: said, record });
      if (settled === 'unknown') return refuse(404, 'unknown', 'This is settled already.');
      return done({ ok: true }, { location: alertDone('settled') });
    },
  }),

  'trouble/again': act({
    may: 'run-again',
    form: z.strictObject({ alert: storableId() }),
    place: onAlert,
    record: ({ alert }) => ({ action: 'run-again', subject: alert }),
    async run({ input: { alert: alertId }, member, record }) {
      const again = await tryAgain({ alertId, staffId: member.id }, record);
      return again.ok ? done({ ok: true }, { location: alertDone('again') }) : refuse(409, 'failed', again.message);
    },
  }),

  /** Gives back a payment of a wrong amount. */
  'trouble/pay-back': act({
    may: 'settle-alert',
    form: z.strictObject({ alert: storableId(), id: storableId() }),
    place: onAlert,
    sure: () => 'Give this payment back whole? It can’t be called back.',
    record: ({ alert }, { id }: { id: string }) => ({ action: 'refund', subject: id, detail: { alert } }),
    async run({ input: { alert: alertId, id }, member, prove, record }) {
      const back = await giveMismatchBack({
        alertId,
        id,
        staffId: member.id,
        overCap: capOf(member.role, prove),
        record,
      });
      return back.ok
        ? done({ ok: true }, { location: alertDone('back') })
        : refuse(409, 'not-given-back', back.message);
    },
  }),
};
