import type { NetworkParameters } from '../../contract/network';
import type { Provenance } from '../../contract/models';
import type { Checkpoint } from '../../contract/trainer';
import type { Layer, Network } from '../../engine/network/network';
import type { ActiveRun } from '../../services/training/active-run';

/** A network in single or double precision, with its history. */
export interface WrittenModel {
  network: Network | NetworkParameters;
  provenance: Provenance;
}

/** The newest network of a run in the full precision of its engine; the book's format can hold it. */
export function preciseModelOf({ model, checkpoint }: ActiveRun): WrittenModel | undefined {
  const precise = checkpoint && preciseNetworkOf(checkpoint);
  if (!model || !precise) return model;
  return { ...model, network: { ...model.network, layers: precise.layers } };
}

/** The network of the plain engine, whose state has it in double precision; undefined for another engine. */
export function preciseNetworkOf({ network, state }: Checkpoint): Network | undefined {
  const layers = network.layers.map((layer, index) => ({
    ...layer,
    weight: state[`network.${index}.weight`],
    bias: state[`network.${index}.bias`],
  }));
  return layers.every(isPrecise) ? { ...network, layers } : undefined;
}

function isPrecise(layer: { weight?: unknown; bias?: unknown }): layer is Layer {
  return layer.weight instanceof Float64Array && layer.bias instanceof Float64Array;
}
