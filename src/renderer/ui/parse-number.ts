import { isNumeral } from '../../contract/number-format';

/** What a field takes: only in a whole number, a comma or a point before three digits cannot begin decimals. */
export type NumberKind = 'whole' | 'any';

const spaces = /[\s’']/g;
const grouped = {
  bySpaces: /^\d{1,3}([\s’']\d{3})+([.,]\d+)?$/,
  byCommas: /^[1-9]\d{0,2}(,\d{3})+\.\d+$|^[1-9]\d{0,2}(,\d{3}){2,}$/,
  whole: /^[1-9]\d{0,2}(,\d{3})+$|^[1-9]\d{0,2}(\.\d{3})+$/,
};

/** Reads "3", "0.5", "0,5", "1e-3", "50 000" and, as a whole number, "50,000" and "50.000"; NaN for anything else. */
export function parseNumber(text: string, kind: NumberKind): number {
  const trimmed = text.trim();
  if (kind === 'whole' && grouped.whole.test(trimmed)) return Number(trimmed.replace(/[.,]/g, ''));
  if (grouped.byCommas.test(trimmed)) return Number(trimmed.replaceAll(',', ''));
  if (kind === 'any' && readingsOf(trimmed) !== null) return Number.NaN;
  const plain = (grouped.bySpaces.test(trimmed) ? trimmed.replace(spaces, '') : trimmed).replace(',', '.');
  return isNumeral(plain) ? Number(plain) : Number.NaN;
}

/** "1,500" is 1.5 to some and 1500 to others; null for anything else. */
export function readingsOf(text: string): readonly [decimal: number, whole: number] | null {
  const trimmed = text.trim();
  if (!/^[1-9]\d{0,2},\d{3}$/.test(trimmed)) return null;
  return [Number(trimmed.replace(',', '.')), Number(trimmed.replace(',', ''))];
}
