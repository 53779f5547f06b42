import { type Result, refused } from '@/lib/result';

/** The 124 postcode areas of the United Kingdom, the Crown dependencies and the forces (BF). */
export const postcodeAreas: ReadonlySet<string> = new Set(
  'AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
);
const shape = /^([A-Z]{1,2})(\d[A-Z\d]?) (\d[ABD-HJLNP-UW-Z]{2})$/;

export type Postcode = { postcode: string; area: string; district: number };
export type PostcodeResult = Result<Postcode>;

/** Trims, upper-cases and spaces what was typed, then checks the strict shape and that the area exists. */
export function parsePostcode(typed: string): PostcodeResult {
  const letters = typed.toUpperCase().replaceAll(/\s+/g, '');
  const match = shape.exec(`${letters.slice(0, -3)} ${letters.slice(-3)}`);
  const [postcode = '', area = '', district = ''] = match ?? [];
  if (!match || !postcodeAreas.has(area)) return refused('Enter a full UK postcode, such as YO1 7HH.');
  return { ok: true, postcode, area, district: Number.parseInt(district, 10) };
}
