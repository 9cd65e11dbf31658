import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { augmentationNames } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { allLayers, areDense } from '../../contract/hidden-layers';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunSummary } from '../../contract/run';
import { obstacleOfHistory } from '../../contract/run';

/** What the book's programs do not have, in words; settings at these values need none of it. */
const beyondTheBook: readonly (readonly [what: string, isUsed: (all: Hyperparameters) => boolean])[] = [
  ['a fixed order of the images', ({ shuffle }) => !shuffle],
  ['tanh neurons', (all) => all.hiddenLayers.length > 0 && all.hiddenActivation === 'tanh'],
  ['ReLU neurons', (all) => all.hiddenLayers.length > 0 && all.hiddenActivation === 'relu'],
  ['convolutions (only network3.py, for Theano, does)', ({ hiddenLayers }) => !areDense(hiddenLayers)],
  ['softmax', ({ outputActivation }) => outputActivation === 'softmax'],
  ['L1 regularisation', ({ l1 }) => l1 > 0],
  ['dropout', ({ dropout }) => dropout > 0],
  ['momentum', ({ momentum }) => momentum > 0],
  ['a schedule of η', ({ schedule }) => schedule !== 'constant'],
  ['early stopping', ({ earlyStopping }) => earlyStopping > 0],
  ['changed training images', (all) => augmentationNames.some((name: HyperparameterName) => all[name] !== 0)],
  ['added stroke digits', ({ strokeDigits }) => strokeDigits > 0],
];

const and = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * A run as a Python script that trains with the book's own `network.py` or `network2.py`, which it imports. Fails with
 * 'training-not-possible' where those programs lack something, which the message names.
 */
export function bookPythonOfRun(run: RunSummary): Result<string> {
  const { origin, data } = run;
  const unknown = obstacleOfHistory(run);
  if (unknown !== undefined) return failure('training-not-possible', unknown);
  if (origin.kind === 'continued' || origin.kind === 'fine-tuned')
    return failure('training-not-possible', 'The book’s program always begins with new weights.');
  if (data?.place === 'synthetic')
    return failure(
      'training-not-possible',
      'The book’s program learns from MNIST, not from synthetic digits.',
    );
  return bookPython(run.hyperparameters);
}

/** A Python script that trains with these settings; fails like `bookPythonOfRun`. */
export function bookPython(hyperparameters: Hyperparameters): Result<string> {
  const missing = beyondTheBook.filter(([, isUsed]) => isUsed(hyperparameters)).map(([what]) => what);
  if (missing.length > 0)
    return failure('training-not-possible', `The book’s programs do not have ${and.format(missing)}.`);
  const program = isOfChapter1(hyperparameters) ? chapter1 : chapter3;
  return success([...introduction(program.module), ...loading(hyperparameters), ...program.lines(hyperparameters), ''].join('\n')); // prettier-ignore
}

/** `network.py` knows the quadratic cost without regularisation, and weights from N(0, 1). */
function isOfChapter1({ cost, l2, initialWeights }: Hyperparameters): boolean {
  return cost === 'quadratic' && l2 === 0 && initialWeights === 'standard-normal';
}

const chapter1 = {
  module: 'network',
  lines: ({ hiddenLayers, epochs, miniBatchSize, learningRate }: Hyperparameters) => [
    `net = network.Network(${list(allLayers(hiddenLayers))})`,
    `net.SGD(training_data, ${epochs}, ${miniBatchSize}, ${float(learningRate)}, test_data=test_data)`,
  ],
};

const chapter3 = {
  module: 'network2',
  lines: (all: Hyperparameters) => [
    `net = network2.Network(${list(allLayers(all.hiddenLayers))}, cost=network2.${costClasses[all.cost]})`,
    ...(all.initialWeights === 'standard-normal' ? ['net.large_weight_initializer()'] : []),
    `net.SGD(training_data, ${all.epochs}, ${all.miniBatchSize}, ${float(all.learningRate)},`,
    ...(all.l2 > 0 ? [`        lmbda=${float(all.l2)},`] : []),
    '        evaluation_data=test_data, monitor_evaluation_accuracy=True)',
  ],
};

const costClasses: Record<Hyperparameters['cost'], string> = {
  quadratic: 'QuadraticCost',
  'cross-entropy': 'CrossEntropyCost',
};

function introduction(module: string): string[] {
  return [
    `# Save this file beside the book's ${module}.py and mnist_loader.py. They are at`,
    '#   https://github.com/mnielsen/neural-networks-and-deep-learning (Python 2), and ported to Python 3 at',
    '#   https://github.com/MichalDanielDobrzanski/DeepLearningPython',
    "# The random numbers are not Inkling's: expect about the same accuracy, not the same weights.",
    'import random',
    '',
    'import numpy as np',
    '',
    'import mnist_loader',
    `import ${module}`,
    '',
  ];
}

/** In Python 3 the parts of the data set are iterators, of which the training images can be read only once. */
function loading({ seed, trainingImages }: Hyperparameters): string[] {
  return [
    `random.seed(${seed})`,
    `np.random.seed(${seed})`,
    'training_data, validation_data, test_data = [list(part) for part in mnist_loader.load_data_wrapper()]',
    ...(trainingImages < 50_000 ? [`training_data = training_data[:${trainingImages}]`] : []),
    '',
  ];
}

function list(values: readonly (number | string)[]): string {
  return `[${values.join(', ')}]`;
}

/** With a point: the quotient of two whole numbers is rounded down in Python 2. */
function float(value: number): string {
  const text = String(value);
  return /^\d+$/.test(text) ? `${text}.0` : text;
}
