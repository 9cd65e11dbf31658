import type { SplitName } from '../../contract/data';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { LayerKind } from '../../contract/layers';
import { Cost, HiddenActivation, LayerCode, OutputActivation, Split } from '../../kernels/codes';

// The types guarantee that each table is complete: a contract value without a kernel code does not compile.

export const hiddenActivationCodes: Readonly<Record<Hyperparameters['hiddenActivation'], HiddenActivation>> =
  {
    sigmoid: HiddenActivation.sigmoid,
    tanh: HiddenActivation.tanh,
    relu: HiddenActivation.relu,
  };

export const outputActivationCodes: Readonly<Record<Hyperparameters['outputActivation'], OutputActivation>> =
  {
    sigmoid: OutputActivation.sigmoid,
    softmax: OutputActivation.softmax,
  };

export const costCodes: Readonly<Record<Hyperparameters['cost'], Cost>> = {
  quadratic: Cost.quadratic,
  'cross-entropy': Cost.crossEntropy,
};

export const splitCodes: Readonly<Record<SplitName, Split>> = {
  training: Split.training,
  validation: Split.validation,
  test: Split.test,
};

export const layerCodes: Readonly<Record<LayerKind, LayerCode>> = {
  dense: LayerCode.dense,
  convolution: LayerCode.convolution,
  pooling: LayerCode.pooling,
};
