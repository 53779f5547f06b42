import { addressHash } from '@/lib/desk/people/address-hash-store';
import { erase } from '@/lib/desk/people/person-data-store';
import { eraseForm } from '@/lib/desk/people/person-form';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

export const POST = staffRoute(
  'handle-data',
  { scope: 'erase', body: eraseForm, form: { back: '/staff/data?refused=erase' } },
  async ({ input: { email }, member }) => {
    const result = await erase(email);
    if (!result.ok) {
      const why = result.held.inTheWay.map(({ number, why: because }) => `${number}: ${because}`).join('; ');
      return refuse(409, 'needed', `Not yet: an order still needs this person. ${why}. Nothing was erased.`);
    }
    const { orders, conversations } = result.erased;
    const counts = { orders: String(orders), conversations: String(conversations) };
    await note('erase-person', member.id, addressHash(email), counts);
    return done(counts, { location: `/staff/data?orders=${orders}&conversations=${conversations}` });
  },
);
