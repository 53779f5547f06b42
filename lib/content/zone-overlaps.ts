import type { Zone } from './schema/delivery';

type Range = { area: string; from: number; to: number; written: string };

/** 'IV1-40' as an area and numbers; an area alone covers all of its districts. */
export function parseOutward(written: string): Range {
  const [, area = '', first, last] = /^([A-Z]{1,2})(\d{1,2})?(?:-(\d{1,2}))?$/.exec(written) ?? [];
  return { area, from: first ? Number(first) : 0, to: last ? Number(last) : first ? Number(first) : 99, written };
}

/** Districts claimed twice, ranges that run backwards, and a missing or doubled 'everywhere else'. */
export function zoneOverlaps(zones: readonly Zone[]): { zone: string; message: string }[] {
  const problems: { zone: string; message: string }[] = [];
  const seen: (Range & { zone: string })[] = [];
  for (const { id, outward } of zones) {
    for (const range of outward.map(parseOutward)) {
      if (range.to < range.from) problems.push({ zone: id, message: `${range.written} runs backwards.` });
      const other = seen.find(({ area, from, to }) => area === range.area && from <= range.to && range.from <= to);
      if (other)
        problems.push({
          zone: id,
          message: `${other.written} and ${range.written} overlap${other.zone === id ? '' : ` (zone "${other.zone}")`}.`,
        });
      seen.push({ ...range, zone: id });
    }
  }
  const everywhere = zones.filter(({ outward }) => outward.length === 0);
  if (everywhere.length !== 1) {
    problems.push({
      zone: everywhere[1]?.id ?? 'mainland',
      message: 'exactly one zone has no outward codes and takes every other postcode.',
    });
  }
  return problems;
}
