import { allLayers, hiddenLayersOf } from '../../contract/hidden-layers';
import type { LayerShape } from '../../contract/layers';

/** "784 → 30 → 10", "784 → 20c5 → p2 → 100 → 10". */
export function formatLayers(layers: readonly LayerShape[]): string {
  return allLayers(hiddenLayersOf(layers)).join(' → ');
}

/** Number of characters that fit beside a label of the panel at its usual width. */
const shortLength = 15;

/** The same, shortened where it is too long: narrower separators first, then fewer layers. */
export function shortenLayers(layers: readonly LayerShape[]): string {
  const all = allLayers(hiddenLayersOf(layers));
  const [input, output] = [all[0], all.at(-1)];
  const texts = [formatLayers(layers), all.join('-'), `${input}-${all[1]}-…-${output}`];
  return texts.find((text) => text.length <= shortLength) ?? `${input}-…-${output}`;
}
