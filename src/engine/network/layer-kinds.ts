import type { LayerKind } from '../../contract/layers';
import type { LayerParameters } from '../../contract/network';
import { convolution } from './convolution';
import { dense } from './dense';
import type { LayerArithmetic } from './layer-arithmetic';
import type { Layer } from './network';
import { pooling } from './pooling';

const kinds = { dense, convolution, pooling } satisfies Record<LayerKind, unknown>;

/** The arithmetic of a layer's kind; to be used with layers of this kind only. */
export function arithmeticOf({ kind }: Layer | LayerParameters): LayerArithmetic<Layer | LayerParameters> {
  return kinds[kind];
}
