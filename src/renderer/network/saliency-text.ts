import { patchSide } from '../../engine/inspection/occlusion';
import type { DigitQuestion } from '../../engine/inspection/output-gradient';
import type { Region } from '../../engine/inspection/regions';
import { strongestRegions } from '../../engine/inspection/regions';
import { formatSigned } from '../ui/signed-number';
import type { Saliency, SaliencyWay } from './saliency-model';

/** "Why 5?", "Why 5 and not 9?". */
export function questionText({ digit, against }: DigitQuestion): string {
  return against === null ? `Why ${digit}?` : `Why ${digit} and not ${against}?`;
}

/** How the figures come about. */
export function explainWay(
  way: SaliencyWay,
  { digit, against }: DigitQuestion,
  hasHiddenLayers: boolean,
): string {
  const what =
    against === null
      ? `the weighted output of ${digit}`
      : `the difference between the weighted outputs of ${digit} and ${against}`;
  const rest = hasHiddenLayers ? 'the biases and the bends of the hidden neurons’ curves' : 'the biases';
  return way === 'gradient'
    ? `Each pixel’s ink, times how fast ${what} rises with it. The rest comes from ${rest}.`
    : `How far ${what} falls when the ${patchSide} × ${patchSide} pixels around a place are left out.`;
}

/** "For 5: top (+3.20), centre (+1.10). Against it: left (−0.81)." */
export function regionsText({ question: { digit, against }, values }: Saliency): string {
  const other = against === null ? 'Against it' : `For ${against}`;
  return `For ${digit}: ${list(strongestRegions(values, 1, 3))}. ${other}: ${list(strongestRegions(values, -1, 3))}.`;
}

function list(regions: readonly Region[]): string {
  const named = regions.map(({ name, sum }) => `${name} (${formatSigned(sum)})`);
  return named.length === 0 ? 'nothing' : named.join(', ');
}
