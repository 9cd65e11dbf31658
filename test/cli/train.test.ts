import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presets } from '../../src/contract/presets';
import { createNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { encodeNetwork2 } from '../../src/engine/formats/network2';
import { unknownProvenance } from '../../src/contract/models';
import { readModelFile, writeModelFile } from '../../src/services/models/model-library';
import { bookEpoch, bookLayers } from '../engine/book-rule';
import { jsonLines, TestTerminal } from './terminal';

const quick = ['--sizes', '784,6,10', '--epochs', '2'];

describe('inkling train', () => {
  it('prints the book’s transcript from the untrained network on, the best epoch, and where it is kept', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const { exitCode, stdout, stderr } = await terminal.run(['train', ...quick, '--out', out]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    const [untrained, first, second, best, saved, kept] = stdout.split('\n');
    expect(untrained).toMatch(/^Untrained: \d+ \/ 30$/);
    expect(first).toMatch(/^Epoch 0: \d+ \/ 30 {2}\d+\.\d\d s$/);
    expect(second).toMatch(/^Epoch 1: \d+ \/ 30 {2}\d+\.\d\d s$/);
    expect(best).toMatch(/^Best by validation: epoch [01], \d+ \/ 30 test images \(\d+\.\d\d %\)$/);
    const [run] = await terminal.runs();
    const forBest = `. For the best one: inkling export ${run.id as string} FILE --best`;
    expect(saved).toBe(
      `Saved the network after epoch 1, the last one, as ${out}${best.includes('epoch 1,') ? '' : forBest}`,
    );
    expect(kept).toBe(`Kept as run ${run.id as string}`);
    const model = await readModelFile(out);
    expect(model).toMatchObject({
      ok: true,
      value: {
        network: { sizes: [784, 6, 10], temperature: expect.any(Number) },
        provenance: {
          appVersion: '0.1.0',
          dataset: 'MNIST',
          hyperparameters: { hiddenLayers: [6], epochs: 2 },
        },
      },
    });
    expect(model.ok && model.value.provenance.epochs).toHaveLength(2);
  });

  it('prints one JSON object a line with --json', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const { stdout } = await terminal.run(['train', ...quick, '--json', '--out', out]);
    const lines = jsonLines(stdout);
    expect(lines).toHaveLength(4);
    const counts = {
      correct: expect.any(Number),
      total: 30,
      validationCorrect: expect.any(Number),
      validationTotal: 20,
      trainingCorrect: expect.any(Number),
      trainingTotal: 100,
    };
    expect(lines[0]).toEqual({ type: 'untrained', ...counts });
    expect(lines[1]).toEqual({
      type: 'epoch',
      ...counts,
      epoch: 0,
      cost: expect.any(Number),
      trainSeconds: expect.any(Number),
      evaluateSeconds: expect.any(Number),
    });
    const [run] = await terminal.runs();
    expect(lines[3]).toEqual({
      type: 'done',
      ending: 'completed',
      weightsSha256: run.weightsSha256,
      model: out,
      run: run.id,
    });
    expect(run.weightsSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives the same weights for the same seed, and others for another', async () => {
    const terminal = await TestTerminal.open();
    const weightsOf = async (...options: string[]) =>
      jsonLines((await terminal.run(['train', ...quick, '--json', ...options])).stdout).at(-1)?.weightsSha256;
    const weights = await weightsOf('--seed', '5');
    expect(await weightsOf('--seed', '5')).toBe(weights);
    expect(await weightsOf('--seed', '6')).not.toBe(weights);
    expect(await weightsOf('--seed', '5', '--no-shuffle')).not.toBe(weights);
    expect(await weightsOf('--seed', '5', '--train-size', '50')).not.toBe(weights);
  });

  it.each([
    { engine: 'plain', precision: 1e-12 },
    { engine: 'kernels', precision: 1e-5 },
  ])('trains by the book’s rule from given weights, within $precision with $engine', async (expectation) => {
    const { engine, precision } = expectation;
    const terminal = await TestTerminal.open();
    const network = createNetwork([784, 4, 5, 10], createRandom(3));
    // Such as only double precision can hold.
    for (const { weight } of network.layers) weight.forEach((value, index) => (weight[index] = value / 3));
    const [start, end] = [terminal.path('start.json'), terminal.path('end.json')];
    await writeFile(start, encodeNetwork2(network));
    const options = [
      '--init-from',
      start,
      '--engine',
      engine,
      '--no-shuffle',
      '--epochs',
      '2',
      '--mini-batch',
      '7',
      '--eta',
      '2.5',
    ];
    const { exitCode } = await terminal.run(['train', ...options, '--out', end]);
    expect(exitCode).toBe(0);
    const trained = JSON.parse(await readFile(end, 'utf8')) as {
      sizes: number[];
      weights: number[][][];
      biases: number[][][];
    };

    const { trainingImages, trainingLabels } = terminal.small.contents;
    const training = {
      images: trainingImages.subarray(16, 16 + 784 * 100),
      labels: trainingLabels.subarray(8, 108),
    };
    const expected = bookLayers(network);
    for (let epoch = 0; epoch < 2; epoch++) bookEpoch(expected, training, 7, 2.5);
    const ours = [trained.weights, trained.biases].flat(4);
    const theirs = [expected.map(({ weight }) => weight), expected.map(({ bias }) => bias)].flat(3);
    expect(ours).toHaveLength(theirs.length);
    expect(Math.max(...ours.map((value, index) => Math.abs(value - theirs[index])))).toBeLessThan(precision);
    expect(trained.sizes).toEqual([784, 4, 5, 10]);
  });

  it('takes a preset by name, and lets options override it', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const used = async (...options: string[]) => {
      await terminal.run(['train', '--epochs', '1', '--out', out, ...options]);
      const model = await readModelFile(out);
      return model.ok ? model.value.provenance.hyperparameters : undefined;
    };
    const online = presets.find(({ name }) => name === 'online')?.hyperparameters;
    expect(await used('--preset', 'online')).toEqual({ ...online, epochs: 1 });
    expect(await used('--preset', 'online', '--eta', '0.5', '--mini-batch', '2')).toEqual({
      ...online,
      epochs: 1,
      learningRate: 0.5,
      miniBatchSize: 2,
    });
  });

  it('trains with all that goes beyond chapter 1, and says so in the model', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const options = [
      ...['--hidden-activation', 'relu', '--output-activation', 'softmax', '--cost', 'cross-entropy'],
      ...['--initial-weights', 'scaled-normal', '--eta', '0.1', '--l1', '0.1', '--l2', '0.2'],
      ...['--dropout', '0.3', '--momentum', '0.4', '--schedule', 'halving', '--patience', '5'],
      ...['--early-stopping', '6', '--shift', '1', '--rotation', '10', '--scaling', '0.1', '--shear', '0.2'],
      ...['--elastic', '0.5', '--stroke-digits', '30'],
    ];
    const { exitCode } = await terminal.run(['train', ...quick, ...options, '--out', out]);
    expect(exitCode).toBe(0);
    const model = await readModelFile(out);
    expect(model).toMatchObject({
      ok: true,
      value: {
        network: { activations: { hidden: 'relu', output: 'softmax' } },
        provenance: {
          dataset: 'MNIST + 30 stroke digits',
          hyperparameters: {
            cost: 'cross-entropy',
            initialWeights: 'scaled-normal',
            l1: 0.1,
            l2: 0.2,
            dropout: 0.3,
            momentum: 0.4,
            schedule: 'halving',
            patience: 5,
            earlyStopping: 6,
            shift: 1,
            rotation: 10,
            scaling: 0.1,
            shear: 0.2,
            elastic: 0.5,
            strokeDigits: 30,
          },
        },
      },
    });
    const evaluated = jsonLines((await terminal.run(['evaluate', out, '--json'])).stdout)[0];
    const epochs = model.ok ? model.value.provenance.epochs : [];
    expect(evaluated.correct).toBe(epochs.at(-1)?.correct);
  });

  it('goes on from a network with the neurons that it has, and does not give it others', async () => {
    const terminal = await TestTerminal.open();
    const [start, out] = [terminal.path('start.safetensors'), terminal.path('end.safetensors')];
    await terminal.run(['train', ...quick, '--hidden-activation', 'tanh', '--eta', '0.1', '--out', start]);
    const goOn = ['train', '--init-from', start, '--epochs', '1', '--out', out];
    expect(await terminal.run(goOn)).toMatchObject({ exitCode: 0 });
    expect(await readModelFile(out)).toMatchObject({
      value: { network: { activations: { hidden: 'tanh', output: 'sigmoid' } } },
    });
    const { exitCode, stderr } = await terminal.run([...goOn, '--hidden-activation', 'sigmoid']);
    expect(stderr).toContain('has tanh hidden and sigmoid output neurons');
    expect(exitCode).toBe(2);
  });

  it.each([
    { neurons: ['--hidden-activation', 'relu', '--output-activation', 'softmax'], rate: 0.1 },
    { neurons: [], rate: 3 },
    { neurons: [], also: ['--cost', 'cross-entropy'], rate: 0.5 },
    { neurons: [], also: ['--eta', '0.7'], rate: 0.7 },
    { neurons: ['--hidden-activation', 'tanh'], also: ['--preset', 'book-30'], rate: 3 },
  ])('trains a network of $neurons on with η $rate, given $also', async ({ neurons, also = [], rate }) => {
    const terminal = await TestTerminal.open();
    const start = terminal.path('start.safetensors');
    const short = ['--epochs', '1', '--train-size', '50'];
    await terminal.run([
      'train',
      ...short,
      '--sizes',
      '784,6,10',
      ...neurons,
      '--eta',
      '0.1',
      '--out',
      start,
    ]);
    const out = terminal.path('end.safetensors');
    await terminal.run(['train', ...short, '--init-from', start, ...also, '--out', out]);
    const model = await readModelFile(out);
    expect(model.ok && model.value.provenance.hyperparameters?.learningRate).toBe(rate);
  });

  it('finds out before training that the format cannot hold the network', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.json');
    const { exitCode, stdout, stderr } = await terminal.run([
      'train',
      '--output-activation',
      'softmax',
      '--out',
      out,
    ]);
    expect(stderr).toContain('for sigmoid neurons only');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it('ends with a plain statement when training diverges, and writes nothing', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const options = ['--sizes', '784,30,30,10', '--hidden-activation', 'relu', '--cost', 'cross-entropy'];
    const steep = ['--eta', '1000', '--momentum', '0.99', '--l2', '1000', '--epochs', '50'];
    const { exitCode, stdout, stderr } = await terminal.run([
      'train',
      ...options,
      ...steep,
      '--json',
      '--out',
      out,
    ]);
    expect(stderr).toMatch(/^error: Training diverged in epoch \d+: /);
    expect(exitCode).toBe(1);
    expect(jsonLines(stdout).at(-1)).toEqual({
      type: 'diverged',
      ending: 'diverged',
      model: null,
      run: expect.any(String),
      findings: [expect.objectContaining({ illness: 'rate-too-high' })],
    });
    expect(stdout).not.toContain('NaN');
    expect(await readModelFile(out)).toMatchObject({ ok: false });
  });

  it('says when it stops early', async () => {
    const terminal = await TestTerminal.open();
    const options = ['--eta', '1e-6', '--epochs', '100', '--early-stopping', '2'];
    const { exitCode, stdout } = await terminal.run(['train', '--sizes', '784,6,10', ...options]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /Epoch 2: .*\nStopped early: validation accuracy did not improve\.\nBest by validation: /,
    );
  });

  it('shows a progress bar on a terminal only', async () => {
    const terminal = await TestTerminal.open();
    const { stdout, stderr } = await terminal.run(['train', ...quick], { isTTY: true });
    expect(stderr).toMatch(/Epoch 0 [█░]{24} +\d+ %/);
    expect(stdout).not.toMatch(/[█░]/);
  });

  it.each([
    [['--epochs', '0'], '--epochs: Epochs must be a whole number from 1 to 10,000.'],
    [['--eta', 'fast'], 'It is not a number, such as 30, 0.5 or 1e-3.'],
    [['--epochs', '0x10'], 'It is not a number,'],
    [['--epochs', '1e'], 'It is not a number,'],
    [['--eta', 'Infinity'], 'It is not a number,'],
    [['--sizes', '0x310,10'], 'It must begin with 784'],
    [['--seed', '1', '--seed', '2'], 'error: --seed is given twice.'],
    [['--no-keep', '--no-keep'], 'error: --no-keep is given twice.'],
    [['--sizes', '784'], 'It must begin with 784 and end with 10'],
    [['--sizes', '784,0,10'], '--sizes: Each hidden layer must have'],
    [['--sizes', '784,,10'], '“784,,10” has an empty entry.'],
    [['--sizes', '784,20d5,10'], '“20d5” is not a hidden layer'],
    [['--sizes', '784,4c5,p5,10'], '--sizes: p5 does not divide maps of 24 × 24 evenly.'],
    [['--sizes', '30,10'], 'It must begin with 784 and end with 10'],
    [['--preset', 'book-31'], 'Allowed choices are book-30'],
    [['--dropout', '1'], '--dropout: Dropout must be a number from 0 to 0.9.'],
    [['--cost', 'hinge'], 'Allowed choices are quadratic, cross-entropy.'],
    [['--mini-batch', '20', '--train-size', '10'], '--mini-batch: A mini-batch cannot hold more'],
    [['--speed', '1'], "unknown option '--speed'"],
    [['extra'], 'too many arguments'],
    [['--name', ' '], 'It must have 1 to 100 characters.'],
    [['--no-keep', '--checkpoint-dir', 'run'], 'cannot be used together'],
  ])('explains %j as wrong usage', async (options, explanation) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(['train', ...options]);
    expect(stderr).toContain(explanation);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
  });

  it('does not start from a network of other sizes than asked for', async () => {
    const terminal = await TestTerminal.open();
    const start = terminal.path('start.json');
    await writeFile(start, encodeNetwork2(createNetwork([784, 10], createRandom(1))));
    const { exitCode, stderr } = await terminal.run(['train', '--init-from', start, '--sizes', '784,30,10']);
    expect(stderr).toContain('which has 784,10');
    expect(exitCode).toBe(2);
  });

  it('says at the end which digit is never answered, and why', async () => {
    const terminal = await TestTerminal.open();
    const book = await readModelFile(resolve('resources/book-30.safetensors'));
    if (!book.ok) throw new Error(book.failure.message);
    const { network } = book.value;
    network.layers.at(-1)!.bias[5] = -1000;
    const stuck = terminal.path('stuck.safetensors');
    await writeModelFile(stuck, { network, provenance: unknownProvenance });
    const options = ['--init-from', stuck, '--data', 'synthetic', '--eta', '1e-6', '--train-size', '10'];
    const { stdout } = await terminal.run(['train', ...options, '--epochs', '1']);
    const finding =
      'It never answers 5: that output is stuck near 0 (largest activation below 0.01), where a sigmoid is too flat to learn.';
    expect(stdout).toContain(`\n${finding} Try scaled weights (--initial-weights scaled-normal)`);
    const { stdout: json } = await terminal.run(['train', ...options, '--epochs', '1', '--json']);
    expect(jsonLines(json).at(-1)).toMatchObject({
      type: 'done',
      findings: expect.arrayContaining([
        expect.objectContaining({ illness: 'stuck-outputs', sentence: finding }),
      ]),
    });
  });

  it('says how to come by data where there is none', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stderr } = await terminal.run(['train'], { env: {} });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('inkling data fetch');
    expect(stderr).toContain('--data synthetic');
  });

  it('trains on synthetic digits, and says that they are not MNIST', async () => {
    const terminal = await TestTerminal.open();
    const options = ['--data', 'synthetic', '--epochs', '1', '--train-size', '1000', '--json'];
    const { exitCode, stdout, stderr } = await terminal.run(['train', ...options], { env: {} });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('These are synthetic digits, not MNIST.\n');
    expect(jsonLines(stdout)[1]).toMatchObject({ epoch: 0, total: 2000, validationTotal: 2000 });
  });
});
