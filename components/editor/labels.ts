import { fields } from '@keystatic/core';
import { figure, list, longText, options, positive, text, whole } from './fields';

const nutrition = fields.object(
  {
    per: fields.select({
      label: 'Figures for',
      options: [
        { value: '100 ml', label: '100 ml' },
        { value: '100 g', label: '100 g' },
      ],
      defaultValue: '100 ml',
    }),
    energyKj: figure('Energy, kJ'),
    energyKcal: figure('Energy, kcal'),
    fat: figure('Fat, g'),
    saturates: figure('of which saturates, g'),
    carbohydrate: figure('Carbohydrate, g'),
    sugars: figure('of which sugars, g'),
    polyols: fields.number({
      label: 'of which polyols, g',
      validation: { min: 0 },
      description: 'Leave empty where the label has none.',
    }),
    fibre: fields.number({
      label: 'Fibre, g',
      validation: { min: 0 },
      description: 'Leave empty where the label has none.',
    }),
    protein: figure('Protein, g'),
    salt: figure('Salt, g'),
    alcohol: fields.number({
      label: 'Alcohol, g',
      validation: { min: 0 },
      description: 'Not printed; the energy holds it. Leave empty where there is none.',
    }),
    vitamins: fields.array(
      fields.object({ name: text('Name'), amount: text('Amount'), percentNrv: positive('% of the reference intake') }),
      { label: 'Vitamins and minerals', itemLabel: (item) => item.fields.name.value },
    ),
  },
  { label: 'Nutrition', layout: [12, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 12, 12] },
);

const ingredients = longText('Ingredients', "Put allergens between double asterisks: goats' **milk**.");
const legalName = text('Legal name');

/** What the law wants on the label, by kind of product. */
export const label = fields.conditional(
  fields.select({
    label: 'Kind of label',
    options: options(['food', 'cosmetic', 'supplement', 'kit', 'culture']),
    defaultValue: 'food',
  }),
  {
    food: fields.object({
      legalName,
      ingredients,
      nutrition,
      minimumLifeDays: whole('Days of life left on delivery, at least'),
      onceOpened: text('Once opened'),
    }),
    cosmetic: fields.object({
      function: text('What it is for', 'Such as: body lotion'),
      inci: longText('Ingredients (INCI)'),
      periodAfterOpeningMonths: whole('Months after opening'),
      precautions: longText('Precautions'),
    }),
    supplement: fields.object({
      legalName,
      ingredients,
      dailyPortion: text('Daily portion'),
      amounts: fields.array(
        fields.object({
          name: text('Name'),
          perPortion: text('In a daily portion'),
          percentNrv: fields.number({
            label: '% of the reference intake, if there is one',
            step: 0.01,
            validation: { min: 0.01 },
          }),
        }),
        { label: 'Amounts', itemLabel: (item) => item.fields.name.value },
      ),
      warnings: list('Warnings', 'Warning'),
    }),
    kit: fields.object({
      materials: longText('Materials', 'Put allergens between double asterisks: (**milk**).'),
      care: longText('Care'),
    }),
    culture: fields.object({
      legalName,
      ingredients,
      makes: text('What it makes'),
      keeps: text('How long it keeps'),
    }),
  },
);
