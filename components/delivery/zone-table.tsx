import type { DeliveryRules } from '@/lib/content/schema/delivery';
import { ruleSentence, zonePriceWords } from '@/lib/delivery/rule-words';
import { notServedWords } from '@/lib/delivery/zones';

/** The delivery rules as a table, straight from the rules themselves. */
export function ZoneTable({ rules }: { rules: DeliveryRules }) {
  return (
    <section aria-labelledby="zones" className="grid gap-3">
      <h2 id="zones" className="text-2xl">
        Where we deliver, and what it costs
      </h2>
      <p>{ruleSentence(rules, 'chilled')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label="Delivery zones" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">When</th>
              <th scope="col">Price</th>
            </tr>
          </thead>
          <tbody>
            {rules.zones.map(({ id, name, outward, service, notServed, notOffered }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span className="block font-normal text-ink-soft text-xs">
                    {outward.length === 0 ? 'All other postcodes' : outward.join(', ').replaceAll('-', '–')}
                  </span>
                </th>
                <td>
                  {service ? service.says : notServedWords({ name, notServed })}
                  {notOffered.length > 0 ? `; ${notOffered.join(' and ')} not offered` : ''}
                </td>
                <td className="tabular-nums">{zonePriceWords({ id, service }, rules)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
