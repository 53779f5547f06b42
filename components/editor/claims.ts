import { fields, singleton } from '@keystatic/core';
import { day, figure, longText, text, words } from './fields';

const advice = {
  reason: text('What is wrong with it', 'Ends the sentence: "these words …"'),
  say: text('What to say instead', 'A whole sentence'),
};
const rule = (label: string) =>
  fields.object(
    {
      ...advice,
      words: words('Words'),
      instead: fields.array(fields.object({ words: words('Words'), say: text('What to say instead of these') }), {
        label: 'Better advice for some of them',
        itemLabel: (item) => item.fields.say.value,
      }),
    },
    { label },
  );

const source = fields.object({
  nutrient: text('Nutrient'),
  referenceMicrograms: figure('Reference intake of a day, µg'),
  microgramsPer100Ml: figure('Enough in 100 ml of a drink, µg'),
  microgramsPer100G: figure('Enough in 100 g, µg'),
  microgramsPerPortion: figure('Enough in a single portion, µg'),
  besides: longText('Said beside it'),
});

export const claims = singleton({
  label: 'Words of the claims rules',
  path: 'claims',
  format: 'yaml',
  schema: {
    A: rule('A: illnesses'),
    B: fields.object({ words: words('Words') }, { label: 'B: words of treatment' }),
    'A+B': fields.object(advice, { label: 'A and B together' }),
    C: rule('C: health words that are not authorised'),
    D: rule('D: words of proof'),
    F: rule('F: false hurry'),
    allowed: words('Said freely'),
    ours: words('What our goods are called'),
    symptoms: words('Signs of an illness, as people search for them'),
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
