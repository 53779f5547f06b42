import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Desk } from '@/components/staff/desk';
import { formatPence } from '@/lib/money/pence';
import { recentOrders } from '@/lib/orders/store';
import { currentMember } from '@/lib/staff/session-store';
import { formatLongDate } from '@/lib/time/dates';
import { formatWhen } from '@/lib/time/when';

export const metadata: Metadata = { title: 'Orders' };

export default async function OrdersPage() {
  const member = await currentMember();
  if (!member) redirect('/staff/login');
  const orders = await recentOrders();
  return (
    <Desk member={member} title="Orders">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label="Latest orders" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {['Number', 'State', 'Name', 'Postcode', 'Promised', 'Total', 'Placed'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {orders.map(({ id, number, status, name, postcode, promisedDate, totalPence, placedAt }) => (
              <tr key={id}>
                <th scope="row">{number}</th>
                <td>{status}</td>
                <td>{name}</td>
                <td>{postcode}</td>
                <td>{promisedDate ? formatLongDate(promisedDate) : ''}</td>
                <td className="price">{formatPence(totalPence)}</td>
                <td>{formatWhen(placedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Desk>
  );
}
