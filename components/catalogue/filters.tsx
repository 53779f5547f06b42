import { Button } from '@/components/ui/button';
import { type Find, filterChoices, sortChoices } from '@/lib/catalogue/filter';
import type { Site } from '@/lib/content/schema/site';

const select = 'min-h-11 w-full rounded-lg border border-ink-soft bg-paper px-3 py-2';

/** A plain form that asks /search, so every filtered shelf has an address and none needs a script. */
export function Filters({ site, find }: { site: Site; find: Find }) {
  const fields = [
    {
      name: 'category',
      label: 'Kind',
      any: 'Every kind',
      choices: site.categories.map(({ id, name }) => ({ value: id, label: name })),
      chosen: find.category,
    },
    { name: 'milk', label: 'Milk', any: 'Any milk', choices: filterChoices.milk, chosen: find.milk },
    {
      name: 'without',
      label: 'Without',
      any: 'Nothing to avoid',
      choices: filterChoices.without,
      chosen: find.without,
    },
    { name: 'diet', label: 'Diet', any: 'Any diet', choices: filterChoices.diet, chosen: find.diet },
    { name: 'under', label: 'Price', any: 'Any price', choices: filterChoices.under, chosen: find.under },
    { name: 'sort', label: 'Order', any: 'Our order', choices: sortChoices, chosen: find.sort },
  ];
  return (
    <form
      action="/search"
      aria-label="Filter products"
      className="grid grid-cols-2 items-end gap-3 rounded-card bg-meadow p-4 md:grid-cols-4 desk:grid-cols-7"
    >
      {find.q ? <input type="hidden" name="q" value={find.q} /> : null}
      {fields.map(({ name, label, any, choices, chosen }) => (
        <label key={name} className="grid gap-1 text-sm">
          <span className="font-semibold">{label}</span>
          <select name={name} defaultValue={chosen ?? ''} className={select}>
            <option value="">{any}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit">Show</Button>
    </form>
  );
}
