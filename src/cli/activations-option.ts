import { InvalidArgumentError } from 'commander';
import { choiceValues } from '../contract/hyperparameter-fields';
import type { NetworkActivations, NetworkShape } from '../contract/network';
import { sizesOf } from '../contract/layers';
import { haveSameActivations, parseActivations } from '../contract/network';

/** Activations as given on the command line. */
interface GivenActivations extends NetworkActivations {
  /** One name for each layer after the input, or one for all hidden layers and one for the output. */
  names: readonly string[];
}

/** The option of every command that takes a model; for a file that does not say its activations. */
export interface ActivationsOption {
  activations?: GivenActivations;
}

const hiddenChoices = choiceValues('hiddenActivation').join(', ');
const outputChoices = choiceValues('outputActivation').join(' or ');

/** How the option is given, as the end of a message. */
export const activationChoices = `--activations hidden,output, for example --activations relu,softmax (hidden: ${hiddenChoices}; output: ${outputChoices}; only the output for a network without hidden layers)`;

/** Reads "relu,softmax", "relu,relu,softmax" or, for a network without hidden layers, "softmax". */
export function parseActivationList(text: string): GivenActivations {
  const names = text
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const hidden = new Set(names.slice(0, -1));
  if (hidden.size > 1) throw new InvalidArgumentError('All hidden layers must have the same activation.');
  // A network without hidden layers has none whose activation matters; `faultOfActivations` makes sure of that.
  const [first = choiceValues('hiddenActivation')[0]] = hidden;
  const activations = parseActivations({ hidden: first, output: names.at(-1) });
  if (!activations) throw new InvalidArgumentError(`Give ${activationChoices}.`);
  return { ...activations, names };
}

/** What is wrong with activations for a network that has been read with them; undefined if nothing is. */
export function faultOfActivations(
  { names, ...activations }: GivenActivations,
  network: NetworkShape,
): string | undefined {
  const layers = network.layers.length;
  if (names.length !== layers && (names.length !== 2 || layers === 1)) {
    const wanted =
      layers === 1 ? 'one activation, of its output' : 'the activations of its hidden layers and its output';
    return `a network of ${sizesOf(network.layers).join(', ')} needs ${wanted}, not --activations ${names.join()}.`;
  }
  if (haveSameActivations(network, { ...network, activations })) return undefined;
  const { hidden, output } = network.activations;
  return `it says its activations itself: hidden ${hidden}, output ${output}; leave --activations out.`;
}
