import { randomUUID } from 'node:crypto';
import type { UnpaidHold } from '@/lib/desk/stock/stock-store';
import { formatWhen } from '@/lib/time/format';
import { ActForm } from '../act-form';

/** What unpaid orders keep from everybody else, with the button that lets go of it. */
export function HeldUnpaid({ held, mayRelease }: { held: readonly UnpaidHold[]; mayRelease: boolean }) {
  const bottles = held.reduce((sum, order) => sum + order.bottles, 0);
  return (
    <section className="desk-group" aria-labelledby="held">
      <h2 id="held">
        Held, not paid <small>{`${bottles} in ${held.length === 1 ? 'one order' : `${held.length} orders`}`}</small>
      </h2>
      {held.length > 0 ? (
        <table className="desk-table stock-table">
          <caption className="sr-only">Orders that wait for their payment and what they hold</caption>
          <thead>
            <tr>
              <th scope="col">Order</th>
              <th scope="col">E-mail</th>
              <th scope="col">Placed</th>
              <th scope="col" className="price">
                Holds
              </th>
              {mayRelease ? <th scope="col">Let go</th> : null}
            </tr>
          </thead>
          <tbody>
            {held.map((order) => (
              <tr key={order.id}>
                <th scope="row">
                  <a href={`/staff/orders/${order.id}`} className="link">
                    {order.number}
                  </a>
                </th>
                <td>{order.email}</td>
                <td>{formatWhen(order.placedAt)}</td>
                <td className="price" data-name="holds">
                  {order.bottles}
                </td>
                {mayRelease ? (
                  <td>
                    <ActForm act="stock/release" hidden={{ order: order.id, id: randomUUID() }}>
                      <button type="submit" className="desk-button" data-size="small">
                        Release<span className="sr-only"> {order.number}</span>
                      </button>
                    </ActForm>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-sm">Nothing is held by orders that are not paid.</p>
      )}
    </section>
  );
}
