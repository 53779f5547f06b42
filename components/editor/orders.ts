import { fields, singleton } from '@keystatic/core';
import { clock, list, maybeWhole, opened, options, text, whole } from './fields';

const cap = (label: string) => maybeWhole(label, 'In pence. Empty: no limit.', { min: 0 });

export const orders = singleton({
  label: 'Orders',
  path: 'orders',
  format: 'yaml',
  schema: {
    opened: opened(),
    collection: clock('When the carrier collects'),
    atRiskMinutes: whole('Minutes before it in which a parcel is at risk'),
    refundCaps: fields.object(
      { agent: cap('An agent'), lead: cap('A lead'), owner: cap('The owner') },
      { label: 'The most that somebody may give back for one order', layout: [4, 4, 4] },
    ),
    reasons: fields.object(
      {
        refund: list('For giving money back', 'Reason'),
        cancel: list('For cancelling', 'Reason'),
        resend: list('For sending again', 'Reason'),
      },
      { label: 'Reasons to choose from' },
    ),
    lowStock: whole('A size with this many left, or fewer, is low', undefined, { min: 0 }),
    keepYears: whole('Years, after the year of an order, for which its buyer is kept'),
    keepUnpaidDays: whole('Days for which the buyer of an order given up unpaid is kept'),
  },
});

const discount = fields.object({
  code: text('Code', '3 to 24 capital letters, digits and hyphens, like SPRING-10'),
  sample: fields.checkbox({ label: 'A sample', description: 'Holds in the demo only, not in the shop that sells' }),
  percent: maybeWhole('Percent off', 'Or an amount, or only free delivery', { min: 1, max: 100 }),
  amountPence: maybeWhole('Pence off', '500 is £5.00'),
  freeDelivery: fields.checkbox({ label: 'Delivery is free with it' }),
  firstOrderOnly: fields.checkbox({ label: 'For a first order only' }),
  from: fields.date({ label: 'First day' }),
  until: fields.date({ label: 'Last day' }),
  minimumPence: maybeWhole('The least to spend, in pence'),
  maximumPence: maybeWhole('The most it takes off one order, in pence'),
  products: fields.multiRelationship({ label: 'For these products', collection: 'products' }),
  categories: fields.multiselect({
    label: 'For these shelves',
    options: options(['milk-kefir', 'water-kefir-and-cultures', 'skincare', 'supplements-and-kit']),
  }),
  uses: fields.object(
    {
      total: maybeWhole('Uses in all'),
      perAddress: maybeWhole('Uses for one e-mail address'),
    },
    { label: 'How often', layout: [6, 6] },
  ),
});

export const discounts = singleton({
  label: 'Discount codes',
  path: 'discounts',
  format: 'yaml',
  schema: {
    opened: opened(),
    items: fields.array(discount, { label: 'Codes', itemLabel: (item) => item.fields.code.value }),
  },
});
