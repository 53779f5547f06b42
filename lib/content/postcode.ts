import { type Result, refused } from '@/lib/result';

/** The 124 postcode areas of the United Kingdom, the Crown dependencies and the forces (BF). */
export const postcodeAreas: ReadonlySet<string> = new Set(
  'AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
);
const shape = /^([A-Z]{1,2})(\d{1,2})([A-Z]?) (\d[ABD-HJLNP-UW-Z]{2})$/;
/** The districts of inner London are the only ones that end in a letter. */
const lettered =
  /^(?:E1W|N1[CP]|NW1W|SE1P|SW1[ABEHMNPRVWXY]|W1[A-HJKSTUW]|WC[12][ABEHMNPRVWXY]|EC[1-4][ABEHMNPRVWXY])$/;
const neverWithout = /^(?:EC|WC)\d|^S?W1$/;
/** The areas with a district of number nought. */
const withNought: ReadonlySet<string> = new Set(['BL', 'BS', 'CM', 'CR', 'FY', 'HA', 'PR', 'SL', 'SS']);

export type Postcode = { postcode: string; area: string; district: number };
export type PostcodeResult = Result<Postcode>;

/** Reads a postcode that is written as it should be; null if there can be none like it. */
function strict(written: string): Postcode | null {
  const [postcode = '', area = '', number = '', letter = ''] = shape.exec(written) ?? [];
  const district = area + number;
  if (!postcodeAreas.has(area)) return null;
  if (letter ? !lettered.test(district + letter) : neverWithout.test(district)) return null;
  if (number.startsWith('0') && !(number === '0' && withNought.has(area))) return null;
  return { postcode, area, district: Number(number) };
}

const longest = 100;
const twins: Record<string, string> = { O: 'O0', 0: '0O', I: 'I1', 1: '1I' };
/** Every way to read what may be a letter or a figure: O and 0, I and 1. What is written comes first. */
const readingsOf = (written: string): string[] =>
  Array.from(written).reduce<string[]>(
    (readings, sign) => readings.flatMap((before) => Array.from(twins[sign] ?? sign, (one) => before + one)),
    [''],
  );

/**
 * Reads a postcode in capitals or not, with whatever spaces and punctuation, in whichever width. A letter that stands for
 * a figure, or a figure for a letter, is read as what it has to be, if it can only be one thing.
 */
export function parsePostcode(typed: string): PostcodeResult {
  const signs = typed
    .slice(0, longest + 1)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\p{P}\p{Z}\p{C}\s]/gu, '');
  const written = `${signs.slice(0, -3)} ${signs.slice(-3)}`;
  const isShape = typed.length <= longest && /^[A-Z\d]{2,4} [A-Z\d]{3}$/.test(written);
  const possible = isShape ? readingsOf(written).flatMap((one) => strict(one) ?? []) : [];
  const found =
    possible.find(({ postcode }) => postcode === written) ?? (possible.length === 1 ? possible[0] : undefined);
  return found ? { ok: true, ...found } : refused('Enter a full UK postcode, such as YO1 7HH.');
}
