import { collection, fields } from '@keystatic/core';
import { block } from '@keystatic/core/content-components';
import { carePlaces } from '@/lib/content/schema/article';
import { approvals, day, longText, maybe, opened, options, picture, place, required, status, text } from './fields';

const product = block({
  label: 'Product card',
  description: "Shows the product with today's price and stock",
  schema: { slug: fields.relationship({ label: 'Product', collection: 'products', validation: required }) },
  ContentView: ({ value }) => <strong>{value.slug ?? 'Choose a product'}</strong>,
});

const marks = { heading: [2, 3], image: false, codeBlock: false, code: false, strikethrough: false } as const;

/** Text in Markdown. Only articles and pages' questions about the shop's goods can show a product in it. */
export const body = (label: string, withProducts = false) =>
  fields.markdoc({ label, extension: 'md', options: marks, components: withProducts ? { product } : {} });

const reference = fields.object({
  id: text('Id', 'Cited in the text as [^id], like [^nhs-eczema]'),
  publisher: text('Publisher'),
  title: text('Title'),
  author: text('Author'),
  date: day('Date'),
  url: fields.url({ label: 'Address', validation: required }),
  leadsTo: maybe('What the link leads to', "Only where it can't lead to the publisher's own copy: said beside it"),
  doi: maybe('DOI', 'Starts with 10.'),
});

const care = fields.object({
  where: fields.select({ label: 'Where to turn', options: options(carePlaces), defaultValue: 'gp' }),
  text: longText('When', 'What somebody sees or feels who should turn there'),
});

export const articles = (drawings: readonly string[]) =>
  collection({
    label: 'Articles',
    path: 'articles/*',
    slugField: 'title',
    format: { contentField: 'body' },
    columns: ['status', 'reviewed'],
    previewUrl: '/articles/{slug}',
    schema: {
      opened: opened(),
      title: fields.slug({ name: { label: 'Title', validation: required } }),
      status: status(),
      summary: longText('Summary', 'At most 200 characters: for lists and search results'),
      standfirst: longText('Standfirst', 'Two sentences under the title'),
      published: day('Published'),
      reviewed: day('Last reviewed'),
      nextReview: day('Next review'),
      catalogue: fields.select({
        label: 'The catalogue beside it',
        options: options(['beside', 'none']),
        defaultValue: 'none',
      }),
      condition: maybe(
        'Health condition',
        'Only when the article is about one: rules are stricter, and it says when to get help',
      ),
      care: fields.array(care, {
        label: 'When to get medical help',
        description: 'For an article about a health condition: one card for each place',
        itemLabel: (item) => item.fields.where.value,
      }),
      ...picture(drawings),
      numbered: fields.select({
        label: 'Numbers of the references',
        options: options(['first-use', 'as-listed']),
        defaultValue: 'first-use',
      }),
      references: fields.array(reference, {
        label: 'References',
        itemLabel: (item) => `[^${item.fields.id.value}] ${item.fields.title.value}`,
      }),
      claims: approvals(),
      body: body('Text', true),
    },
  });

export const pages = collection({
  label: 'Help pages',
  path: 'pages/*',
  slugField: 'title',
  format: { contentField: 'body' },
  columns: ['status', 'updated'],
  previewUrl: '/help/{slug}',
  schema: {
    opened: opened(),
    title: fields.slug({ name: { label: 'Title', validation: required } }),
    status: status(),
    summary: longText('Summary', 'At most 200 characters'),
    updated: day('Last updated'),
    order: place('Place in lists'),
    claims: approvals(),
    body: body('Text'),
  },
});

export const faqs = collection({
  label: 'Questions',
  path: 'faqs/*',
  slugField: 'question',
  format: { contentField: 'body' },
  columns: ['status', 'topic'],
  schema: {
    opened: opened(),
    question: fields.slug({ name: { label: 'Question', validation: required } }),
    status: status(),
    topic: fields.select({
      label: 'Topic',
      options: options(['delivery', 'products', 'orders', 'storage']),
      defaultValue: 'products',
    }),
    order: place('Place in the list'),
    claims: approvals(),
    body: body('Answer'),
  },
});
