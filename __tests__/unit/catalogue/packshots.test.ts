import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { rasterOf } from '@/lib/catalogue/find';
import { developed, heaviest } from '@/lib/catalogue/packshots/develop';
import { shelf } from '@/lib/catalogue/packshots/shelf';
import { shotsOf } from '@/lib/catalogue/packshots/shots';
import { stillsOf } from '@/lib/catalogue/packshots/stills';
import { type Shot, studio } from '@/lib/catalogue/packshots/studio';
import { dairy } from '@/lib/catalogue/packshots/vessels';
import { buildContent } from '@/lib/content/graph';
import { formatProblem } from '@/lib/content/problem';
import { build, contentFiles, frozenFiles, shopContent } from '../../fixtures/content';

const { products, site } = shopContent();
const made = new Map<string, Shot[]>();
const shotsFor = (slug: string): Shot[] => {
  const shots = made.get(slug) ?? shotsAnew(slug);
  made.set(slug, shots);
  return shots;
};
const shotsAnew = (slug: string): Shot[] => {
  const product = products.find((one) => one.slug === slug);
  const pack = shelf[slug];
  return product && pack ? shotsOf(pack, { product, brand: site.brand.name }) : [];
};

describe('what the pictures are taken of', () => {
  test.each(products.map((product) => [product.slug, product] as const))(
    '%s has a picture of each size, and one more',
    (slug, { variants }) => {
      const names = shotsFor(slug).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(variants.map((variant) => variant.slug)));
      expect(names.length).toBeGreaterThan(variants.length);
      expect(new Set(names).size).toBe(names.length);
    },
  );

  test('a label says the name, what the law calls it and how much is in it, as content does', () => {
    const said = (slug: string, name: string) =>
      Object.values(shotsFor(slug).find((shot) => shot.name === name)?.labels ?? {})
        .map(({ html }) => html.replaceAll(/<(?:style>.*?<\/style|[^>]*)>/gs, ' ').replaceAll(/\s+/g, ' '))
        .join(' ');
    expect(said('goats-milk-kefir', '250-ml')).toMatch(
      /Larkfield.*Goats’ Milk Kefir.*Fermented goats’ milk drink.*250 ml/,
    );
    expect(said('goats-milk-kefir', '1-litre')).toContain('1 litre');
    expect(said('goats-milk-kefir', 'back')).toMatch(/Energy 268 kJ \/ 64 kcal.*Keep in the fridge/);
    expect(said('kefir-course-28', '28-bottles')).toContain('250 ml');
  });

  test('sizes stand at one scale before one camera', () => {
    expect([250, 500, 1000].map((ml) => dairy(ml).height)).toEqual(
      [250, 500, 1000].map((ml) => dairy(ml).height).toSorted((a, b) => a - b),
    );
    const sizes = shotsFor('goats-milk-kefir').filter(({ name }) => /ml|litre/.test(name));
    expect(new Set(sizes.map(({ view }) => JSON.stringify(view))).size).toBe(1);
  });

  test('the same description is the same scene', () => {
    const scene = () => shotsAnew('oat-kefir').map(({ view, things }) => studio(view, things));
    expect(scene()).toEqual(scene());
  });

  test('the group and each shelf are made of pictures that there are', () => {
    const shots = products.flatMap(({ slug }) => shotsFor(slug).map((shot) => [`${slug}/${shot.name}`, shot] as const));
    const names = stillsOf(new Map(shots)).map(([name]) => name);
    expect(names).toEqual(['shop/group', ...site.categories.map(({ id }) => `shop/${id}`)]);
    expect(stillsOf(new Map())).toEqual([]);
  });
});

describe('the pictures of the shop', () => {
  const named = products
    .flatMap(({ image, views }) => [image, ...views])
    .filter(({ src }) => src.startsWith('/images/'));

  test('each is light, square and large enough', async () => {
    for (const { src } of named) {
      const bytes = readFileSync(`content${src}`);
      const { width, height } = await sharp(bytes).metadata();
      expect([src, bytes.length <= heaviest, width >= 960, width === height]).toEqual([src, true, true, true]);
    }
  });

  test('a view that is not there, or is of no size, is said on its line', () => {
    const file = 'content/products/oat-kefir.md';
    const files = contentFiles();
    const edited = (files[file] ?? '')
      .replace(/^views:\n(?: {2}.*\n)+/m, '')
      .replace(
        /^milk:/m,
        'views:\n  - size: 5-litres\n    src: /images/oat-kefir/bck.jpg\n    alt: "The back of the bottle"\nmilk:',
      );
    const { problems } = buildContent(
      { ...files, [file]: edited },
      { drafts: true, today: '2026-11-24', pictures: {} },
    );
    const said = problems.filter((problem) => problem.file === file).map(formatProblem);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringContaining('field "views.0.src": there is no picture at content/images/oat-kefir/bck.jpg.'),
        expect.stringContaining('field "views.0.size": no size has the address "5-litres".'),
      ]),
    );
  });

  test('where others show a size, it is a raster of that size', () => {
    const facts = { width: 960, height: 960, alpha: false, bytes: 40_000, hash: 'abc' };
    const files = frozenFiles();
    const goat = 'content/products/goats-milk-kefir.md';
    const small = '/images/goats-milk-kefir/250-ml.jpg';
    const pictured = (files[goat] ?? '').replace(
      /^milk:/m,
      `views:\n  - size: 250-ml\n    src: ${small}\n    alt: "A small bottle"\nmilk:`,
    );
    const options = { drafts: false, today: '2026-11-24', pictures: { [small]: facts } };
    const product = buildContent({ ...files, [goat]: pictured }, options).content?.products.find(
      ({ slug }) => slug === 'goats-milk-kefir',
    );
    const addresses = product?.variants.map((variant) => rasterOf(product, variant));
    expect(addresses).toEqual([
      '/products/goats-milk-kefir/picture.png',
      '/pictures/goats-milk-kefir-250-ml-abc-960.jpg',
      '/products/goats-milk-kefir/picture.png',
    ]);
    const drawn = build(files).content?.products.flatMap((one) => one.variants.map((size) => rasterOf(one, size)));
    expect(drawn?.every((address) => /\.(?:png|jpg)$/.test(address))).toBe(true);
  });
});

test('light bends over gently, and a picture is never heavier than it may be', async () => {
  const render = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#ffffff' } })
    .toColourspace('rgb16')
    .png()
    .toBuffer();
  const bytes = await developed(render);
  expect(bytes.length).toBeLessThanOrEqual(heaviest);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 64, channels: 3 });
});
