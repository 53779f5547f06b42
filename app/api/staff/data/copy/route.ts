import { addressHash } from '@/lib/desk/people/address-hash-store';
import { copyOf } from '@/lib/desk/people/person-data-store';
import { copyForm } from '@/lib/desk/people/person-form';
import { done } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

/** A file for whoever asks what we hold about them. It is on record that it was made, but not for whom in words. */
export const POST = staffRoute(
  'handle-data',
  { scope: 'copy', body: copyForm, form: { back: '/staff/data?refused=copy' } },
  async ({ input: { email }, member }) => {
    const copy = await copyOf(email);
    await note('copy-person', member.id, addressHash(email));
    return done(copy, { download: 'copy-of-personal-data.json' });
  },
);
