import { expect, test } from '@jest/globals';
import { readTags } from '@/lib/desk/inbox/tags';
import { shopContent } from '../../fixtures/content';

const { claims, chat } = shopContent();
const read = (typed: string) => readTags(typed, claims, chat.tagRules);

test.each([
  ['', []],
  ['Refund,  late   delivery ,refund', ['late delivery', 'refund']],
  ['wholesale,Café', ['café', 'wholesale']],
])('%j becomes %j', (typed, tags) => {
  expect(read(typed)).toEqual({ ok: true, tags });
});

test.each(['eczema', 'Eczma', 'bad psoriasis', 'refund, IBS', 'milk allergy', 'diabetes type 2'])(
  '%j files somebody under their health and is refused in words',
  (typed) => {
    expect(read(typed)).toMatchObject({ ok: false, message: expect.stringContaining('health') });
  },
);

test.each(['<b>', '=1+1', 'x'.repeat(25), 'a,b,c,d,e,f,g'])('%j is refused', (typed) => {
  expect(read(typed).ok).toBe(false);
});

const aboutPersons = [
  'eczema',
  'eczma',
  'psoriasis',
  'ibs',
  'milk allergy',
  'diabetes type 2',
  'pregnancy',
  'pregnant',
  'baby',
  'babies',
  'has a newborn',
  'toddler',
  'breastfeeding',
  'rash',
  'hives',
  'bloated',
  'constipation',
  'gut reaction',
  'cancer',
  'chemo',
  'depression',
  'anxiety',
  'disabled',
  'medication',
  'in hospital',
  'menopause',
  'flu',
  'virus',
  'allergic',
  'lactose intolerant',
];
const aboutGoods = [
  'leaky bottle',
  'leaking lid',
  'leaky',
  'allergen question',
  'allergens',
  'virus scan',
  'vital',
  'late delivery',
  'broken seal',
  'spilt kefir',
  'sour smell',
  'arrived warm',
  'wrong size',
  'missing item',
  'gift',
  'bulk order',
  'recipe idea',
  'how to use',
  'label question',
  'vegan question',
  'gluten question',
  'website',
  'discount code',
  'short date',
  'cold box',
  'pressure seal',
  'sugar question',
  'heart-shaped box',
  'joint order',
  'spots on the label',
];

test.each(aboutPersons)('%s says something of a person', (typed) => {
  expect(read(typed)).toMatchObject({ ok: false, message: expect.stringContaining('health') });
});

test.each(aboutGoods)('%s is about goods', (typed) => {
  expect(read(typed)).toEqual({ ok: true, tags: [typed] });
});

test('of a list one tag about a person is enough, and what is fine elsewhere does not hide it', () => {
  expect(read('refund, baby').ok).toBe(false);
  expect(read('allergen rash').ok).toBe(false);
  expect(read('refund, Allergen Question')).toEqual({ ok: true, tags: ['allergen question', 'refund'] });
});

test('every tag that content offers may be chosen', () => {
  for (const tag of chat.tags) expect(read(tag).ok).toBe(true);
});
