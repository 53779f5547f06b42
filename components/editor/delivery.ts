import { fields, singleton } from '@keystatic/core';
import { clock, day, list, opened, options, text, weekday, weekdaysOf, whole, words } from './fields';

const regions = options(['england-and-wales', 'scotland', 'northern-ireland']);

const zone = fields.object({
  id: text('Id'),
  name: text('Name'),
  outward: fields.array(text('Postcodes', 'An area like BT, a district like BF1 or a range like IV1-40'), {
    label: 'Postcodes',
    description: 'Empty for the one zone that takes every other postcode.',
    itemLabel: ({ value }) => value,
  }),
  service: fields.conditional(fields.checkbox({ label: 'We deliver there', defaultValue: true }), {
    true: fields.object(
      {
        pricePence: whole('Price in pence', undefined, { min: 0 }),
        workingDays: whole('Working days'),
        says: text('Said as'),
      },
      { layout: [4, 4, 4] },
    ),
    false: fields.empty(),
  }),
  notServed: fields.text({ label: 'Why we do not, kindly', multiline: true }),
  notOffered: fields.multiselect({ label: 'Not sent there', options: options(['chilled', 'skincare', 'kits']) }),
  region: fields.select({ label: 'Days off follow', options: regions, defaultValue: 'england-and-wales' }),
});

export const delivery = singleton({
  label: 'Delivery',
  path: 'delivery',
  format: 'yaml',
  schema: {
    opened: opened(),
    timeZone: text('Time zone'),
    free: fields.object(
      {
        thresholdPence: whole(
          'Free over, in pence',
          '2500 is £25. The strip, the meter, the pages and the sum follow.',
        ),
        inclusive: fields.checkbox({
          label: 'At exactly that sum too',
          description: 'Turns "over £25" into "£25 or more".',
        }),
        zones: words('In these zones'),
      },
      { label: 'Free delivery' },
    ),
    cutOff: fields.array(fields.object({ day: weekday(), time: clock('Order by') }, { layout: [6, 6] }), {
      label: 'Cut-off times',
      itemLabel: ({ fields: { day: on, time } }) => `${on.value} ${time.value}`,
    }),
    dispatchDays: fields.object(
      { chilled: weekdaysOf('Chilled'), ambient: weekdaysOf('Everything else') },
      { label: 'Days on which parcels leave' },
    ),
    zones: fields.array(zone, { label: 'Zones', itemLabel: (item) => item.fields.name.value }),
    warehouseClosures: fields.array(fields.object({ date: day('Date'), note: text('Why') }, { layout: [6, 6] }), {
      label: 'Days on which nothing leaves the farm',
      itemLabel: (item) => `${item.fields.date.value} ${item.fields.note.value}`,
    }),
    carrierDays: weekdaysOf('Days on which the carrier delivers'),
    carrierClosures: fields.array(
      fields.object({
        date: day('Date'),
        note: text('Why'),
        regions: fields.multiselect({ label: 'Where', options: regions }),
      }),
      {
        label: "The carrier's days off",
        itemLabel: (item) => `${item.fields.date.value} ${item.fields.note.value}`,
      },
    ),
    calendarEnds: day('The lists above are complete until'),
    choiceDays: whole('Days to choose from', 'From the first that can be promised; 0 offers no choice.', {
      min: 0,
      max: 60,
    }),
    carriers: fields.array(
      fields.object({
        id: text('Id'),
        name: text('Name', 'Staff choose it and shoppers read it'),
        tracking: text('Where a parcel is followed', 'An address with {number} in it'),
        numbers: fields.array(text('Number', 'A is a letter, 9 a figure, X either; anything else is itself'), {
          label: 'How its numbers are written',
          itemLabel: ({ value }) => value,
        }),
      }),
      { label: 'Carriers', itemLabel: (item) => item.fields.name.value },
    ),
    returns: fields.object(
      {
        days: whole('Days after delivery to change their mind', 'At least 14, which the law gives', { min: 14 }),
        address: list('Where goods come back to', 'Line'),
      },
      { label: 'Returns' },
    ),
  },
});
