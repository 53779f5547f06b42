/** Reference intakes for a day, in micrograms (retained Regulation (EU) 1169/2011, Annex XIII, part A). */
const mg = 1000;
const references: Record<string, number> = {
  'vitamin a': 800,
  'vitamin d': 5,
  'vitamin e': 12 * mg,
  'vitamin k': 75,
  'vitamin c': 80 * mg,
  thiamin: 1.1 * mg,
  'vitamin b1': 1.1 * mg,
  riboflavin: 1.4 * mg,
  'vitamin b2': 1.4 * mg,
  niacin: 16 * mg,
  'vitamin b6': 1.4 * mg,
  'folic acid': 200,
  'vitamin b12': 2.5,
  biotin: 50,
  'pantothenic acid': 6 * mg,
  potassium: 2000 * mg,
  chloride: 800 * mg,
  calcium: 800 * mg,
  phosphorus: 700 * mg,
  magnesium: 375 * mg,
  iron: 14 * mg,
  zinc: 10 * mg,
  copper: mg,
  manganese: 2 * mg,
  fluoride: 3.5 * mg,
  selenium: 55,
  chromium: 40,
  molybdenum: 50,
  iodine: 150,
};

/** Other names of what has a reference intake. */
const aliases: Record<string, string> = {
  retinol: 'vitamin a',
  cholecalciferol: 'vitamin d',
  'vitamin d2': 'vitamin d',
  'vitamin d3': 'vitamin d',
  tocopherol: 'vitamin e',
  'vitamin k1': 'vitamin k',
  'vitamin k2': 'vitamin k',
  'ascorbic acid': 'vitamin c',
  thiamine: 'thiamin',
  nicotinamide: 'niacin',
  niacinamide: 'niacin',
  'vitamin b3': 'niacin',
  'vitamin b5': 'pantothenic acid',
  pyridoxine: 'vitamin b6',
  'vitamin b7': 'biotin',
  folate: 'folic acid',
  folacin: 'folic acid',
  'vitamin b9': 'folic acid',
  cobalamin: 'vitamin b12',
  cyanocobalamin: 'vitamin b12',
};

/** Micrograms in an international unit. */
const inUnits: Record<string, number> = { 'vitamin a': 0.3, 'vitamin d': 0.025, 'vitamin e': 0.67 * mg };

/** 'Vit. B-12 (as cyanocobalamin)' as the table has it: 'vitamin b12'. */
function known(nutrient: string): string {
  const name = nutrient
    .toLowerCase()
    .replaceAll(/\s*\(.*?\)/g, '')
    .replace(/^vit(?:amin|\.)?\s+/, 'vitamin ')
    .replace(/ ([abcdek])[\s-]?(\d+)$/, ' $1$2')
    .trim();
  return aliases[name] ?? name;
}

/** '1,200' is twelve hundred, '0,9' is nine tenths. */
const figure = (written: string) =>
  Number(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written.replace(',', '.'));

/** '57 µg', '57 mcg', '0,9 mg', '1 g' or '200 IU' in micrograms; null for anything else. The micro sign is two characters. */
export function micrograms(nutrient: string, amount: string): number | null {
  const [, number, unit] = /^([\d.,]+)\s*(µg|μg|mcg|ug|mg|g|iu)$/i.exec(amount.trim()) ?? [];
  if (number === undefined || unit === undefined) return null;
  const times = { mg, g: mg * mg, iu: inUnits[known(nutrient)] }[unit.toLowerCase()] ?? (/^iu$/i.test(unit) ? null : 1);
  const has = figure(number);
  return times === null || Number.isNaN(has) ? null : has * times;
}

/** Per cent of the nutrient reference value that an amount is; null where there is none to go by. */
export function percentNrv(nutrient: string, amount: string): number | null {
  const reference = references[known(nutrient)];
  const has = micrograms(nutrient, amount);
  return reference === undefined || has === null ? null : (has / reference) * 100;
}
