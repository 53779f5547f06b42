import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isHomePage } from '@/lib/content/checks/places/links';
import { build, contentFiles } from '../../fixtures/content';
import { eczema, howTo, linesAfter } from '../../fixtures/content-edits';

const product = (slug: string) => `content/products/${slug}.md`;
const [lotion, grains, balm] = ['kefir-lotion', 'milk-kefir-grains', 'kefir-face-balm'].map(product);

describe('what an article about a condition owes its reader', () => {
  test.each([
    ['a source that is a home page', eczema, 'https://www.nice.org.uk/guidance/cg57', 'https://www.nice.org.uk/'],
    ['the same without its last stroke', eczema, 'https://www.nice.org.uk/guidance/cg57', 'https://www.nice.org.uk'],
    ['the same as a file', eczema, 'https://www.nice.org.uk/guidance/cg57', 'https://www.nice.org.uk/index.html#top'],
    ['a link of the text', howTo, 'https://www.food.gov.uk/safety-hygiene/chilling', 'https://www.food.gov.uk'],
  ])('%s is refused', (_, file, from, to) => {
    expect(linesAfter(file, from, to)).toEqual([expect.stringMatching(/ is a home page; lead to the very page/)]);
  });

  test('no page below a home page is taken for one', () => {
    const path = fc.stringMatching(/^[a-hj-z][a-z0-9]{0,9}$/);
    fc.assert(
      fc.property(fc.domain(), fc.array(path, { minLength: 1, maxLength: 4 }), (domain, paths) => {
        expect(isHomePage(`https://${domain}/${paths.join('/')}`)).toBe(false);
        expect(isHomePage(`https://${domain}/?q=${paths.join('+')}`)).toBe(false);
        expect(isHomePage(`https://${domain}/#${paths.join('-')}`)).toBe(true);
      }),
    );
  });

  test.each([
    ['no card at all', /care: .*/, 'care: []', ['gp', 'today', 'emergency']],
    ['no emergency', /, \{ where: emergency[^}]*\}/, '', ['emergency']],
    ['the GP twice', 'where: today', 'where: gp', ['gp', 'today']],
  ])('%s', (_, from, to, places) => {
    const lines = linesAfter(eczema, from, to);
    for (const place of places) expect(lines).toContainEqual(expect.stringContaining(`when to turn to "${place}"`));
    expect(lines).toHaveLength(places.length);
  });

  test('skincare in its text is refused, food is not', () => {
    expect(linesAfter(eczema, 'slug="oat-kefir"', 'slug="kefir-lotion"')).toEqual([
      expect.stringContaining('"kefir-lotion" is skincare, which an article about eczema must not show.'),
    ]);
    expect(linesAfter(eczema, 'slug="oat-kefir"', 'slug="cows-milk-kefir"')).toEqual([]);
  });

  test('the shop’s own says that neither kefir nor skincare goes on eczema, whom to ask and where it is known from', () => {
    const article = build(contentFiles()).content?.articles.find(({ condition }) => condition);
    expect(article?.care.map(({ where }) => where)).toEqual(['gp', 'today', 'emergency']);
    expect(article?.care.map(({ text }) => text).join(' ')).toMatch(/baby.*clusters of small blisters.*fever/is);
    const headings = article?.body.headings.filter(({ level }) => level === 2).map(({ title }) => title) ?? [];
    expect(headings.slice(0, 5)).toEqual([
      'What is eczema?',
      'What causes eczema?',
      'What are the symptoms of eczema?',
      'How does your gut microbiome affect eczema?',
      'How can kefir help eczema?',
    ]);
    const [answer = '', asFood = ''] =
      (contentFiles()[eczema] ?? '').split('## How can kefir help eczema?')[1]?.split('\n## ') ?? [];
    expect(answer).toMatch(/Don't put kefir on eczema, nor our milk and oat skincare.*\[\^voskamp-2014\]/);
    expect(answer).not.toContain('{% product');
    expect(asFood).toContain('{% product');
  });
});

describe('what a product’s page says against its own fields', () => {
  test.each([
    [
      'a cosmetic of oats that warns of milk only',
      lotion,
      'milk and oats; not suitable if you have a milk or oat allergy',
      'milk; not suitable if you have a milk allergy',
      'it contains oats, so "notFor" must warn of oats.',
    ],
    ['one that warns of nothing', balm, /\n {2}- "Contains ingredients from milk.*"/, '', 'must warn of milk.'],
    [
      'grains that are not kept cold and cannot come back because they are',
      grains,
      'reason: "Live grains:',
      'reason: "Fresh chilled food:',
      'it is kept at room temperature, so this reason is not true of it.',
    ],
    ['a heading that the page has', lotion, '## How it feels', '## Questions', 'the page has a heading "Questions"'],
    ['an anchor that the page has', lotion, '## How it feels', '## Related', 'the page has a heading "Related"'],
  ])('%s', (_, file = '', from, to, says) => {
    expect(linesAfter(file, from, to)).toEqual([expect.stringContaining(says)]);
  });

  test('the same kefir in the same bottle keeps as long, however many stand in a box', () => {
    const both = ['goats-milk-kefir', 'kefir-course-28'];
    const milk = build(contentFiles()).content?.products.filter(({ slug }) => both.includes(slug));
    const keeps = milk?.map(({ label }) => label.kind === 'food' && [label.minimumLifeDays, label.onceOpened]) ?? [];
    expect(keeps).toHaveLength(2);
    expect(new Set(keeps.map(String)).size).toBe(1);
  });
});
