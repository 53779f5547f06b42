import type { ProductFields } from '@/lib/content/schema/product';
import type { Site } from '@/lib/content/schema/site';
import { type Find, filterChoices, filterProducts, sortChoices } from './filter';

type Name = Exclude<keyof Find, 'q'>;
/** Where one choice leads, and how many products are there; a choice that is made leads to the list without it. */
type Choice = { label: string; href: string; count: number; chosen: boolean };
export type Facet = { name: Name; label: string; choices: Choice[] };

/** The address of a list: a shelf's own where no more than the shelf is asked for. */
export function findHref(find: Find): string {
  const asked = Object.entries(find).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  const [first, second] = asked;
  if (!first) return '/shop';
  if (!second && first[0] === 'category') return `/shop/${first[1]}`;
  return `/search?${new URLSearchParams(asked)}`;
}

type Options = { name: Name; label: string; choices: readonly { value: string; label: string }[] };

const optionsOf = ({ categories }: Pick<Site, 'categories'>): Options[] => [
  { name: 'category', label: 'Kind', choices: categories.map(({ id, name }) => ({ value: id, label: name })) },
  { name: 'milk', label: 'Milk', choices: filterChoices.milk },
  { name: 'without', label: 'Without', choices: filterChoices.without },
  { name: 'diet', label: 'Diet', choices: filterChoices.diet },
  { name: 'under', label: 'Price', choices: filterChoices.under },
  { name: 'sort', label: 'Sort by', choices: sortChoices },
];

/** Every way to narrow or order a list, each with the list that it leads to. `pool` is what the words alone find. */
export function facets(pool: readonly ProductFields[], find: Find, site: Pick<Site, 'categories'>): Facet[] {
  return optionsOf(site).map(({ name, label, choices }) => ({
    name,
    label,
    choices: choices.map((choice) => {
      const chosen = find[name] === choice.value;
      const then: Find = { ...find, [name]: choice.value };
      return {
        label: choice.label,
        chosen,
        href: findHref(chosen ? { ...find, [name]: undefined } : then),
        count: filterProducts(pool, then).length,
      };
    }),
  }));
}

/** What is asked for, each with the list that no longer asks it. */
export const chosenOf = (all: readonly Facet[]): Choice[] =>
  all.flatMap(({ choices }) => choices.filter(({ chosen }) => chosen));
