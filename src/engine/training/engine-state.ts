import type { EngineName } from '../../contract/run';
import type { Checkpoint, EngineState, StartNetwork } from '../../contract/trainer';

/** Which engine a state is of. */
export function engineOf(state: EngineState): EngineName {
  return 'scale' in state ? 'kernels' : 'plain';
}

/** Whether two states consist of the same arrays, whatever is in them. */
export function haveSameArrays(one: EngineState, other: EngineState): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && one[name].length === other[name].length)
  );
}

/** The network of a checkpoint in all the precision that its engine has. */
export function preciseNetwork({ state, network }: Pick<Checkpoint, 'state' | 'network'>): StartNetwork {
  if (engineOf(state) === 'kernels') return network;
  const layers = network.layers.map((_, layer) => plainLayer(state, layer));
  return { ...network, layers };
}

function plainLayer(state: EngineState, layer: number): StartNetwork['layers'][number] {
  return {
    weight: state[`network.${layer}.weight`],
    bias: state[`network.${layer}.bias`],
  } as StartNetwork['layers'][number];
}
