import { fields, singleton } from '@keystatic/core';
import { list, longText, opened, options, required, text } from './fields';

const links = (label: string) =>
  fields.array(
    fields.object({ label: text('Label'), href: text('Address', 'In this shop, like /shop') }, { layout: [6, 6] }),
    {
      label,
      itemLabel: (item) => item.fields.label.value,
    },
  );

export const site = singleton({
  label: 'Brand, company and menus',
  path: 'site',
  format: 'yaml',
  schema: {
    opened: opened(),
    brand: fields.object(
      { name: text('Name'), tagline: text('Tagline'), description: longText('Description', 'At most 200 characters') },
      { label: 'Brand' },
    ),
    legal: fields.object(
      {
        sample: fields.checkbox({
          label: 'These details are made up',
          description: 'Production warns while this is ticked.',
        }),
        name: text('Company'),
        companyNumber: text('Company number'),
        registeredOffice: list('Registered office', 'Line'),
        vatNumber: text('VAT number'),
        email: text('E-mail'),
        phone: text('Phone'),
        complaints: longText('Complaints'),
      },
      { label: 'Company' },
    ),
    strip: links('The strip: {hours} and {free} are filled in'),
    homeArticle: fields.relationship({
      label: 'Article on the front page',
      collection: 'articles',
      validation: required,
    }),
    categories: fields.array(
      fields.object({
        id: fields.select({
          label: 'Shelf',
          options: options(['milk-kefir', 'water-kefir-and-cultures', 'skincare', 'supplements-and-kit']),
          defaultValue: 'milk-kefir',
        }),
        name: text('Name'),
        summary: longText('Summary'),
      }),
      { label: 'Shelves', itemLabel: (item) => item.fields.name.value },
    ),
    navigation: links('Main menu'),
    footer: fields.array(fields.object({ heading: text('Heading'), links: links('Links') }), {
      label: 'Foot of the page',
      itemLabel: (item) => item.fields.heading.value,
    }),
    googleCategories: fields.object(
      {
        food: text('Food'),
        culture: text('Cultures'),
        cosmetic: text('Cosmetics'),
        supplement: text('Supplements'),
        kit: text('Kits'),
      },
      { label: 'What Google calls it (product taxonomy)' },
    ),
    responsiblePerson: fields.conditional(
      fields.checkbox({ label: 'Somebody in Northern Ireland or the EU answers there for what is no food' }),
      {
        true: fields.object({ name: text('Name'), address: list('Address', 'Line'), email: text('E-mail') }),
        false: fields.empty(),
      },
    ),
    regulator: fields.object(
      { name: text('Name'), address: list('Address', 'Line'), phone: text('Phone'), url: text('Where to complain') },
      { label: 'Who watches over personal data' },
    ),
  },
});

export const redirects = singleton({
  label: 'Moved pages',
  path: 'redirects',
  format: 'yaml',
  schema: {
    opened: opened(),
    items: fields.array(fields.object({ from: text('Old address'), to: text('New address') }, { layout: [6, 6] }), {
      label: 'Moved pages',
      itemLabel: (item) => `${item.fields.from.value} → ${item.fields.to.value}`,
    }),
  },
});
