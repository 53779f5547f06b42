import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chosenOf, facets, findHref } from '@/lib/catalogue/facets';
import { type Find, filterProducts, findSchema } from '@/lib/catalogue/filter';
import { shopContent } from '../../fixtures/content';

const { products, site } = shopContent();
const facetsOf = (find: Find) => facets(products, find, site);
/** A find as its address is read again. */
function reread(href: string): Find {
  const { pathname, searchParams } = new URL(href, 'http://shop');
  const [, category] = /^\/shop\/(.+)$/.exec(pathname) ?? [];
  return findSchema.parse({ ...Object.fromEntries(searchParams), ...(category ? { category } : {}) });
}
const anyFind = fc
  .record({
    q: fc.constantFrom('', 'kefir'),
    category: fc.constantFrom(undefined, ...site.categories.map(({ id }) => id)),
    milk: fc.constantFrom(undefined, 'goat', 'oat', 'none'),
    diet: fc.constantFrom(undefined, 'vegan', 'gluten-free'),
    under: fc.constantFrom(undefined, '500', '2500'),
    sort: fc.constantFrom(undefined, 'name'),
  })
  .map((asked) => findSchema.parse(asked));

describe('a list narrowed by links', () => {
  test.each([
    [{ q: '' }, '/shop'],
    [{ q: '', category: 'skincare' }, '/shop/skincare'],
    [{ q: '', category: 'skincare', diet: 'vegan' }, '/search?q=&category=skincare&diet=vegan'],
    [{ q: 'soap' }, '/search?q=soap'],
  ])('%j stands at %s', (asked, href) => {
    expect(findHref(findSchema.parse(asked))).toBe(href.replace('q=&', ''));
  });

  test('each link leads to the list that it counts, and a chosen one to the list without it', () => {
    fc.assert(
      fc.property(anyFind, (find) => {
        for (const { name, choices } of facetsOf(find))
          for (const { href, count, chosen } of choices) {
            const there = reread(href);
            if (chosen) expect(there[name]).toBeUndefined();
            else expect(filterProducts(products, there)).toHaveLength(count);
            expect({ ...there, [name]: null }).toEqual({ ...find, [name]: null });
          }
      }),
    );
  });

  test('what is chosen is told once each, in the order of the filters', () => {
    const find = findSchema.parse({ diet: 'vegan', category: 'milk-kefir', under: '500' });
    expect(chosenOf(facetsOf(find)).map(({ label, href }) => [label, href])).toEqual([
      ['Milk kefir', '/search?diet=vegan&under=500'],
      ['Vegan', '/search?category=milk-kefir&under=500'],
      ['Under £5', '/search?category=milk-kefir&diet=vegan'],
    ]);
  });
});
