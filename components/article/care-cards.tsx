import type { Care } from '@/lib/content/schema/article';

const titles: Record<Care['where'], string> = {
  gp: 'See a GP or pharmacist',
  today: 'Urgent: GP today, or call 111',
  emergency: 'Emergency: call 999',
};

/** Where to turn, and when, beside every article about a condition. */
export function CareCards({ care }: { care: readonly Care[] }) {
  return (
    <section aria-labelledby="care" className="my-10">
      <h2 id="care" className="mb-4 text-2xl">
        When to get medical help
      </h2>
      <ul className="grid gap-3">
        {care.map(({ where, text }) => (
          <li key={where} className="rounded-card border-apricot border-l-4 bg-honey p-4">
            <h3 className="text-lg">{titles[where]}</h3>
            <p className="mt-1">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
