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

/** '57 µg', '0.9 mg' or '1 g' in micrograms; null for anything else. */
function micrograms(amount: string): number | null {
  const [, number, unit] = /^([\d.]+) (µg|mg|g)$/.exec(amount) ?? [];
  if (number === undefined) return null;
  return Number(number) * (unit === 'g' ? mg * mg : unit === 'mg' ? mg : 1);
}

/** Per cent of the nutrient reference value that an amount is; null where there is none to go by. */
export function percentNrv(nutrient: string, amount: string): number | null {
  const reference = references[nutrient.toLowerCase()];
  const has = micrograms(amount);
  return reference === undefined || has === null ? null : (has / reference) * 100;
}
