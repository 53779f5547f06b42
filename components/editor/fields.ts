import { fields } from '@keystatic/core';

/** Fields that several kinds of content share. The names are those of lib/content/schema; a test holds the two together. */
export const options = <const Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, label: value.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()) }));

export const required = { isRequired: true } as const;
const weekdays = options(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** What the form was opened with, so that a save can tell whether the file is still that one. Nobody sees it. */
export const opened = () => fields.ignored();
export const text = (label: string, description?: string) =>
  fields.text({ label, validation: required, ...(description ? { description } : {}) });
export const longText = (label: string, description?: string) =>
  fields.text({ label, multiline: true, validation: required, ...(description ? { description } : {}) });
export const maybe = (label: string, description?: string) =>
  fields.text({ label, ...(description ? { description } : {}) });
type Bounds = { min?: number; max?: number };
export const whole = (label: string, description?: string, bounds: Bounds = { min: 1 }) =>
  fields.integer({ label, validation: { ...required, ...bounds }, ...(description ? { description } : {}) });
export const maybeWhole = (label: string, description?: string, bounds: Bounds = { min: 1 }) =>
  fields.integer({ label, validation: bounds, ...(description ? { description } : {}) });
export const figure = (label: string, min = 0) =>
  fields.number({ label, step: 0.01, validation: { ...required, min } });
/** A figure that can't be nothing. */
export const positive = (label: string) => figure(label, 0.01);
export const place = (label: string) => whole(label, 'Low numbers first', {});
export const day = (label: string) => fields.date({ label, validation: required });
export const clock = (label: string) =>
  fields.text({
    label,
    description: 'By the 24-hour clock, like 09:00',
    validation: { pattern: { regex: /^([01]\d|2[0-3]):[0-5]\d$/, message: 'Write it like 09:00' } },
  });
export const weekday = () => fields.select({ label: 'Day', options: weekdays, defaultValue: 'monday' });
export const weekdaysOf = (label: string) => fields.multiselect({ label, options: weekdays });
export const list = (label: string, item: string) =>
  fields.array(longText(item), { label, itemLabel: ({ value }) => value });
export const words = (label: string) => fields.array(text('Word'), { label, itemLabel: ({ value }) => value });

export const approvals = () =>
  fields.array(text('Id'), {
    label: 'Approvals it uses',
    description: 'Ids of approvals in the claims rules, for words that would otherwise be refused.',
    itemLabel: ({ value }) => value,
  });

export const status = () =>
  fields.select({
    label: 'Status',
    description: 'A draft shows only here, under npm run dev, and through a preview link.',
    options: options(['draft', 'published']),
    defaultValue: 'draft',
  });

export const questions = () =>
  fields.array(fields.object({ question: text('Question'), answer: longText('Answer') }), {
    label: 'Questions',
    itemLabel: (item) => item.fields.question.value,
  });

/** A picture is an uploaded photograph or one of the shop's drawings. */
export const picture = (drawings: readonly string[]) => ({
  photograph: fields.image({
    label: 'Photograph',
    description: 'JPEG, PNG, WebP or AVIF, at least 960 pixels wide. The shop makes the sizes that its pages need.',
    directory: 'images',
    publicPath: '/images/',
  }),
  drawing: fields.select({
    label: 'Or a drawing',
    description: 'Shown when there is no photograph.',
    options: [
      { value: 'none', label: 'None' },
      ...drawings.map((name) => ({ value: `/illustrations/${name}`, label: name.replace(/\.svg$/, '') })),
    ],
    defaultValue: 'none',
  }),
  alt: text('What the picture shows', 'For people who cannot see it. Say what is there, not that it is a picture.'),
});
