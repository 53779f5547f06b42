import type { KeptRow } from '@/lib/desk/people/kept-words';

/** What the shop keeps of people, why and for how long. */
export function KeptTable({ rows }: { rows: readonly KeptRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label="What is kept of people" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            {['What for', 'For how long', 'In a copy', 'When erased', 'Where'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ why, tables, howLong, copied, erased }) => (
            <tr key={[why, howLong, copied, erased].join()}>
              <td>{why}</td>
              <td>{howLong}</td>
              <td>{copied}</td>
              <td>{erased}</td>
              <td>{tables.join(', ').replaceAll('_', ' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
