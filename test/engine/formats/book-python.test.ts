import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../src/contract/data';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { bookPython, bookPythonOfRun } from '../../../src/engine/formats/book-python';
import { createNewNetwork } from '../../../src/engine/network/network';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { train } from '../../../src/engine/training/train';
import { runSummary } from '../../renderer/training/run-fixtures';

const settings = (changes: Partial<Hyperparameters>) => ({ ...defaultHyperparameters, ...changes });

/** The lines that are not comments or imports. */
function codeOf(changes: Partial<Hyperparameters>): string[] {
  const script = bookPython(settings(changes));
  if (!script.ok) throw new Error(script.failure.message);
  return script.value.split('\n').filter((line) => /^(net|training_data =|random| )/.test(line));
}

describe('bookPython', () => {
  it('calls network.py for the experiments of chapter 1', () => {
    expect(codeOf({ hiddenLayers: [100, 30], seed: 7 })).toEqual([
      'random.seed(7)',
      'net = network.Network([784, 100, 30, 10])',
      'net.SGD(training_data, 30, 10, 3.0, test_data=test_data)',
    ]);
    expect(codeOf({ trainingImages: 1000, learningRate: 0.001 })).toContain(
      'training_data = training_data[:1000]',
    );
  });

  it('calls network2.py where the cost, the weights or regularisation need it', () => {
    expect(codeOf({ cost: 'cross-entropy', l2: 5, learningRate: 0.5 })).toEqual([
      'random.seed(1)',
      'net = network2.Network([784, 30, 10], cost=network2.CrossEntropyCost)',
      'net.large_weight_initializer()',
      'net.SGD(training_data, 30, 10, 0.5,',
      '        lmbda=5.0,',
      '        evaluation_data=test_data, monitor_evaluation_accuracy=True)',
    ]);
    expect(codeOf({ initialWeights: 'scaled-normal' }).slice(1, 3)).toEqual([
      'net = network2.Network([784, 30, 10], cost=network2.QuadraticCost)',
      'net.SGD(training_data, 30, 10, 3.0,',
    ]);
  });

  it('refuses by name what the book’s programs do not have', () => {
    const beyond = settings({ momentum: 0.9, dropout: 0.5, hiddenActivation: 'relu', rotation: 10 });
    expect(bookPython(beyond)).toEqual({
      ok: false,
      failure: {
        code: 'training-not-possible',
        message:
          'The book’s programs do not have ReLU neurons, dropout, momentum or changed training images.',
      },
    });
    // Without hidden neurons their activation does not matter.
    expect(bookPython(settings({ hiddenLayers: [], hiddenActivation: 'relu' })).ok).toBe(true);
  });

  it('refuses runs that did not begin with new weights, or learned from other digits', () => {
    const continued = runSummary({ kind: 'continued', from: 'run-000002', name: 'first', epochs: 3 });
    expect(bookPythonOfRun(continued)).toMatchObject({ failure: { message: expect.stringContaining('new weights') } }); // prettier-ignore
    const counts = { trainingImages: 1, validationImages: 1, testImages: 1 };
    const data = { name: 'synthetic digits', place: 'synthetic', sha256: '0'.repeat(64), ...counts };
    expect(bookPythonOfRun({ ...runSummary(), data })).toMatchObject({ failure: { message: expect.stringContaining('MNIST') } }); // prettier-ignore
    expect(bookPythonOfRun(runSummary()).ok).toBe(true);
  });
});

const python = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', 'import numpy, sys; sys.exit(sys.version_info < (3, 8))']).status === 0,
);

describe.skipIf(python === undefined)('the script, run beside a program like the book’s', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inkling-book-'));
  const data = createSyntheticDataSet({
    seed: 5,
    trainingImages: 2000,
    validationImages: 10,
    testImages: 500,
  });
  cpSync(join(import.meta.dirname, 'book-program'), folder, { recursive: true });
  for (const [name, split] of Object.entries(data)) writeFileSync(join(folder, name), rowsOf(split));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function rowsOf({ images, labels }: DataSplit): Uint8Array {
    const rows = new Uint8Array(785 * labels.length);
    labels.forEach((label, index) => {
      rows[785 * index] = label;
      rows.set(images.subarray(784 * index, 784 * (index + 1)), 785 * index + 1);
    });
    return rows;
  }

  /** Test images read correctly after each epoch. */
  function trainedByPython(hyperparameters: Hyperparameters): number[] {
    const script = bookPython(hyperparameters);
    if (!script.ok) throw new Error(script.failure.message);
    writeFileSync(join(folder, 'same_run.py'), script.value);
    const env = { ...process.env, BOOK_DATA: folder, OMP_NUM_THREADS: '1' };
    const output = execFileSync(python!, ['same_run.py'], { cwd: folder, env, encoding: 'utf8' });
    return [...output.matchAll(/: (\d+) \/ 500$/gm)].map(([, correct]) => Number(correct));
  }

  function trainedByInkling(hyperparameters: Hyperparameters): number[] {
    const engine = new PlainEngine(data, createNewNetwork(hyperparameters), hyperparameters);
    return [...train(engine, hyperparameters)].flatMap((step) =>
      step.type === 'epoch' ? [step.counts.correct] : [],
    );
  }

  // Both are estimates from 500 images by networks with other random numbers: 25 images are 5 percent.
  const tolerance = 25;

  it.each([
    ['chapter 1', { learningRate: 3 }],
    ['cross-entropy with L2 and weights from N(0, 1/n)', { cost: 'cross-entropy', learningRate: 0.5, l2: 1, initialWeights: 'scaled-normal' }], // prettier-ignore
    ['a rate far too high, which learns nothing', { learningRate: 100 }],
  ] as const)('comes to about Inkling’s accuracy: %s', { timeout: 60_000 }, (_, changes) => {
    const hyperparameters = settings({ ...changes, epochs: 6, trainingImages: 2000 });
    const [ours, theirs] = [trainedByInkling(hyperparameters), trainedByPython(hyperparameters)];
    expect(theirs).toHaveLength(6);
    expect(Math.abs(theirs[5] - ours[5])).toBeLessThan(tolerance);
  });
});
