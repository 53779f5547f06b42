import { fields, singleton } from '@keystatic/core';
import { namesOfLists } from '@/lib/content/schema/claims';
import { day, longText, opened, positive, text, whole, words } from './fields';

const advice = {
  reason: text('What is wrong with it', 'Ends the sentence: "these words …"'),
  say: text('What to say instead', 'A whole sentence'),
};
const labels: Record<(typeof namesOfLists)[number], string> = {
  heals: 'words of healing',
  helps: 'words of helping',
  effects: 'healing or helping',
  lowers: 'lowering and raising',
  measures: 'what a doctor measures',
  signs: 'signs of an illness',
  discomforts: 'words that are a sign only beside others',
  inside: 'parts of the body inside',
  good: 'good, great …',
  outside: 'parts of the body outside',
  health: 'health, sleep, mood',
  farewells: 'goodbye to, no more …',
  shields: 'protecting',
  better: 'better, gone …',
  mine: 'my skin, my son …',
  customers: 'customers say …',
  periods: 'days, weeks …',
  uses: 'use, glass, bath …',
  professions: 'professions',
  praises: 'founded, tested, loved …',
  medicines: 'medicines',
  wares: 'kinds of goods',
  denials: 'words that deny a promise',
  advice: 'words that send people to somebody who knows',
  ends: 'words that … does not go past',
  slips: 'words one letter from an illness that mean something else',
};
const list = (label: string) =>
  fields.select({
    label,
    options: namesOfLists.map((value) => ({ value, label: labels[value] })),
    defaultValue: 'effects',
  });
const lists = Object.fromEntries(namesOfLists.map((name) => [name, words(`{${name}}: ${labels[name]}`)]));
const rule = (label: string) =>
  fields.object(
    {
      ...advice,
      words: words('Words'),
      pairs: fields.array(
        fields.object({
          one: list('A word of'),
          other: list('and a word of'),
          within: whole('at most so many words apart'),
        }),
        { label: 'Pairs of words', itemLabel: (item) => `${item.fields.one.value} and ${item.fields.other.value}` },
      ),
      instead: fields.array(fields.object({ words: words('Words'), say: text('What to say instead of these') }), {
        label: 'Better advice for some of them',
        itemLabel: (item) => item.fields.say.value,
      }),
    },
    { label },
  );

const source = fields.object({
  nutrient: text('Nutrient'),
  referenceMicrograms: positive('Reference intake of a day, µg'),
  microgramsPer100Ml: positive('Enough in 100 ml of a drink, µg'),
  microgramsPer100G: positive('Enough in 100 g, µg'),
  microgramsPerPortion: positive('Enough in a single portion, µg'),
  besides: longText('Said beside it'),
});

export const claims = singleton({
  label: 'Words of the claims rules',
  path: 'claims',
  format: 'yaml',
  schema: {
    opened: opened(),
    A: rule('A: illnesses'),
    B: fields.object({ words: words('Words') }, { label: 'B: words of treatment' }),
    'A+B': fields.object(advice, { label: 'A and B together' }),
    C: rule('C: health words that are not authorised'),
    D: rule('D: words of proof'),
    E: rule('E: promises to body or mind'),
    F: rule('F: false hurry'),
    G: rule('G: words of customers'),
    allowed: words('Said freely'),
    lists: fields.object(lists, { label: 'Lists of words that stand in braces, such as {signs}' }),
    ours: words('What our goods are called'),
    symptoms: words('Signs of an illness, and who should ask a doctor first, as people search for them'),
    approvals: fields.array(
      fields.object({
        id: text('Id'),
        says: words('The exact words'),
        basis: longText('Why they may be said'),
        approver: text('Approved by'),
        expires: day('Until'),
        source: fields.conditional(fields.checkbox({ label: 'Only where there is enough of a nutrient' }), {
          true: source,
          false: fields.empty(),
        }),
      }),
      { label: 'Approvals', itemLabel: (item) => `${item.fields.id.value}, until ${item.fields.expires.value}` },
    ),
  },
});
