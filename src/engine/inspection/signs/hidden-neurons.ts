import type { Finding, Remedy } from '../../../contract/diagnosis';
import type { Hyperparameters } from '../../../contract/hyperparameters';
import type { Evidence } from '../evidence';
import type { LayerObservations } from '../network-observations';
import { percent } from '../phrases';
import { withRate, withScaledWeights, withStableRate } from '../remedies';
import { relativeRate } from '../usual-rate';

/** From this share of a layer's neurons on, those that do the same for every image are told. */
const manyUnchanging = 1 / 3;
/** Sigmoid and tanh neurons are flat most of the time even in good networks with weights from N(0, 1), but not so often. */
const mostFlat = 0.98;

/** Hidden neurons that do the same for every image, or that are almost always where their curve is flat. */
export function illNeurons({ network, activation, history }: Evidence): Finding | undefined {
  const layer = network.hidden.findIndex((each) => illnessOf(each, activation) !== undefined);
  if (layer < 0) return undefined;
  const neurons = network.hidden.length === 1 ? 'hidden neurons' : `neurons of hidden layer ${layer + 1}`;
  return {
    illness: illnessOf(network.hidden[layer], activation)!,
    ...describe(network.hidden[layer], activation, neurons),
    remedies: history ? remediesFor(history.settings) : [],
  };
}

function illnessOf(
  { neurons, unchanging, flatShare }: LayerObservations,
  activation: Evidence['activation'],
): 'dead-neurons' | 'saturated-neurons' | undefined {
  if (unchanging >= manyUnchanging * neurons) return 'dead-neurons';
  return activation !== 'relu' && flatShare >= mostFlat ? 'saturated-neurons' : undefined;
}

function describe(
  layer: LayerObservations,
  activation: Evidence['activation'],
  neurons: string,
): Pick<Finding, 'headline' | 'explanation'> {
  if (illnessOf(layer, activation) === 'saturated-neurons') {
    return {
      headline: `The ${neurons} are saturated:`,
      explanation: `${percent(layer.flatShare)} of their activations are where the curve is too flat to learn.`,
    };
  }
  const count = `${layer.unchanging} of ${layer.neurons} ${neurons}`;
  if (activation === 'relu') {
    return {
      headline: `${count} are dead:`,
      explanation: 'they are 0 for every test image, so nothing can change their weights any more.',
    };
  }
  return {
    headline: `${count} are stuck:`,
    explanation: 'they stay at one end for every test image, where their curve is too flat to learn.',
  };
}

function remediesFor(settings: Hyperparameters): Remedy[] {
  const tenth = Number((settings.learningRate / 10).toPrecision(2));
  return relativeRate(settings) > 1
    ? [...withStableRate(settings), ...withScaledWeights(settings)]
    : [...withScaledWeights(settings), ...withRate(settings, tenth)];
}
