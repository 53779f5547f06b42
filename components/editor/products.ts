import { collection, fields } from '@keystatic/core';
import { allergens } from '@/lib/content/label/allergens';
import {
  approvals,
  list,
  longText,
  maybe,
  maybeWhole,
  opened,
  options,
  picture,
  place,
  positive,
  questions,
  required,
  status,
  text,
  whole,
} from './fields';
import { label } from './labels';
import { body } from './writing';

const variants = fields.array(
  fields.object(
    {
      sku: text('Stock code', 'Capital letters and digits, like GMK-500'),
      slug: text('Address', 'The end of its address, like 500-ml'),
      label: text('Size', 'Such as: 500 ml bottle'),
      pricePence: whole('Price in pence', 'VAT included: 625 is £6.25'),
      vat: fields.select({ label: 'VAT', options: options(['zero', 'reduced', 'standard']), defaultValue: 'zero' }),
      netQuantity: fields.object(
        {
          value: positive('Net quantity'),
          unit: fields.select({
            label: 'Unit',
            options: [
              { value: 'ml', label: 'ml' },
              { value: 'g', label: 'g' },
              { value: 'item', label: 'item' },
            ],
            defaultValue: 'ml',
          }),
          of: maybe('One item is called'),
        },
        { layout: [4, 4, 4] },
      ),
      singlePortion: fields.conditional(fields.checkbox({ label: 'A pack of single portions' }), {
        true: fields.object(
          {
            value: positive('One portion'),
            unit: fields.select({
              label: 'Unit',
              options: [
                { value: 'ml', label: 'ml' },
                { value: 'g', label: 'g' },
              ],
              defaultValue: 'ml',
            }),
          },
          { layout: [6, 6] },
        ),
        false: fields.empty(),
      }),
      gtin: maybe('Bar code', 'The figures below it, in quotes'),
      weightGrams: maybeWhole('Weight packed, in grams'),
      openingStock: whole('Opening stock', 'Counts once, when the shop first meets this size', { min: 0 }),
    },
    { layout: [4, 4, 4, 6, 6, 12, 12, 4, 4, 4] },
  ),
  {
    label: 'Sizes',
    itemLabel: ({ fields: { label, pricePence } }) => `${label.value}, £${((pricePence.value ?? 0) / 100).toFixed(2)}`,
  },
);

export const products = (drawings: readonly string[]) =>
  collection({
    label: 'Products',
    path: 'products/*',
    slugField: 'title',
    format: { contentField: 'body' },
    columns: ['status', 'category'],
    previewUrl: '/products/{slug}',
    schema: {
      opened: opened(),
      title: fields.slug({ name: { label: 'Name', validation: required } }),
      status: status(),
      category: fields.select({
        label: 'Shelf',
        options: options(['milk-kefir', 'water-kefir-and-cultures', 'skincare', 'supplements-and-kit']),
        defaultValue: 'milk-kefir',
      }),
      summary: longText('Summary', 'One sentence, at most 160 characters: for cards and search results'),
      order: place('Place on the shelf'),
      ...picture(drawings),
      views: fields.array(
        fields.object({
          size: maybe('Of which size', 'Its address, like 250-ml; nothing for another side of it, or how it is used'),
          src: text('Picture', 'Its address, like /images/oat-kefir/back.jpg'),
          alt: text('What it shows', 'For people who cannot see it'),
        }),
        { label: 'Further pictures', itemLabel: ({ fields: { alt } }) => alt.value },
      ),
      milk: fields.select({ label: 'Milk', options: options(['goat', 'cow', 'oat', 'none']), defaultValue: 'none' }),
      allergens: fields.multiselect({
        label: 'Allergens',
        description: 'What the list of ingredients names',
        options: options(allergens),
      }),
      mayContain: fields.multiselect({
        label: 'May contain',
        description: 'What may come into it by accident where it is made',
        options: options(allergens),
      }),
      diets: fields.multiselect({
        label: 'Diets',
        options: options(['vegetarian', 'vegan', 'gluten-free', 'dairy-free']),
      }),
      storage: fields.select({
        label: 'Travels and keeps',
        options: options(['chilled', 'ambient']),
        defaultValue: 'ambient',
      }),
      storageAdvice: longText('How to keep it'),
      maxTransitHours: whole('Longest journey in hours', 'From the farm to the door'),
      tasteWords: fields.array(text('Word'), {
        label: 'How it tastes, in three words',
        description: 'Of food and drink only',
        itemLabel: ({ value }) => value,
      }),
      tasteScales: fields.array(
        fields.object(
          {
            from: text('From, such as: Round'),
            to: text('To, such as: Sharp'),
            at: whole('Where, 1 to 5', '', { min: 1, max: 5 }),
          },
          { layout: [4, 4, 4] },
        ),
        {
          label: 'Where it stands between two tastes',
          itemLabel: ({ fields: { from, to, at } }) => `${from.value} ${at.value}/5 ${to.value}`,
        },
      ),
      howToUse: list('How to use it', 'Step'),
      notFor: list('Who it is not for', 'Note'),
      variants,
      label,
      cancellation: fields.object(
        {
          rule: fields.select({
            label: 'Sending back',
            options: options(['perishable', 'sealed', 'standard']),
            defaultValue: 'standard',
          }),
          reason: longText('Said as'),
        },
        { label: 'Sending it back' },
      ),
      claims: approvals(),
      questions: questions(),
      related: fields.multiRelationship({ label: 'Goes well with', collection: 'products' }),
      bundleOf: fields.multiRelationship({ label: 'A bundle of', collection: 'products' }),
      body: body('Text'),
    },
  });
