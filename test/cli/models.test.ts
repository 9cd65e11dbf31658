import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { modelEndings, readableModelEndings } from '../../src/contract/model-files';
import { unknownProvenance } from '../../src/contract/models';
import type { Stroke } from '../../src/contract/drawings';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import type { Environment } from '../../src/cli/environment';
import { countCorrect } from '../../src/engine/evaluation/accuracy';
import { decodeNetwork2, encodeNetwork2 } from '../../src/engine/formats/network2';
import { prepareStrokes } from '../../src/engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../src/engine/network/predict';
import { createNetwork, parametersOf } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { readModelFile, writeModelFile } from '../../src/services/models/model-library';
import { jsonLines, TestTerminal } from './terminal';

const network = createNetwork([784, 12, 10], createRandom(11));

async function openWithModel() {
  const terminal = await TestTerminal.open();
  const model = terminal.path('model.safetensors');
  await writeModelFile(model, { network, provenance: { ...unknownProvenance, dataset: 'MNIST' } });
  return { terminal, model };
}

describe('inkling evaluate', () => {
  it('counts correct test images as the book writes it', async () => {
    const { terminal, model } = await openWithModel();
    const { exitCode, stdout } = await terminal.run(['evaluate', model]);
    const { testImages, testLabels } = terminal.small.contents;
    const correct = countCorrect(network, {
      images: testImages.subarray(16),
      labels: testLabels.subarray(8),
    });
    expect(stdout).toBe(`${correct} / 30 (${((100 * correct) / 30).toFixed(2)} %)\n`);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['test', 30],
    ['validation', 20],
    ['training', 100],
  ])('takes the %s images on demand', async (split, total) => {
    const { terminal, model } = await openWithModel();
    const { stdout } = await terminal.run(['evaluate', model, '--split', split, '--json']);
    expect(jsonLines(stdout)).toEqual([{ split, correct: expect.any(Number), total }]);
  });

  it('tells on demand what each digit was taken for', async () => {
    const { terminal, model } = await openWithModel();
    const [{ confusion, correct }] = jsonLines(
      (await terminal.run(['evaluate', model, '--confusion', '--json'])).stdout,
    ) as [{ confusion: number[][]; correct: number }];
    expect(confusion.flat().reduce((sum, count) => sum + count)).toBe(30);
    expect(confusion.reduce((sum, answers, digit) => sum + answers[digit], 0)).toBe(correct);
    const { stdout } = await terminal.run(['evaluate', model, '--confusion']);
    const rows = stdout.split('\n').filter((line) => /^\d \|/.test(line));
    expect(rows.map((row) => row.slice(3).trim().split(/ +/).slice(0, 10))).toEqual(
      confusion.map((answers) => answers.map((count) => (count === 0 ? '.' : String(count)))),
    );
    confusion.forEach((answers, digit) => {
      const images = answers.reduce((sum, count) => sum + count);
      const right = images === 0 ? '–' : `${((100 * answers[digit]) / images).toFixed(2)} %`;
      expect(rows[digit].endsWith(` ${right}`)).toBe(true);
    });
  });

  it('names a model that is not there, or damaged', async () => {
    const { terminal, model } = await openWithModel();
    const gone = await terminal.run(['evaluate', `${model}.gone`]);
    expect(gone).toMatchObject({ exitCode: 1, stdout: '' });
    expect(gone.stderr).toMatch(/^error: “.*gone” could not be read: there is no such file or folder\.\n$/);
    await writeFile(model, 'damaged');
    const damaged = await terminal.run(['evaluate', model]);
    expect(damaged).toMatchObject({ exitCode: 1, stdout: '' });
    expect(damaged.stderr).toContain('model.safetensors');
  });
});

describe('inkling export', () => {
  it('writes the book’s network2 JSON, with the same predictions when it is read back', async () => {
    const { terminal, model } = await openWithModel();
    const json = terminal.path('model.json');
    const { exitCode, stdout } = await terminal.run(['export', model, json]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${json}\n` });
    const saved = JSON.parse(await readFile(json, 'utf8'));
    expect(Object.keys(saved)).toEqual(['sizes', 'weights', 'biases', 'cost']);
    expect(saved).toMatchObject({ sizes: [784, 12, 10], cost: 'QuadraticCost' });
    expect(saved.weights.map((rows: number[][]) => [rows.length, rows[0].length])).toEqual([
      [12, 784],
      [10, 12],
    ]);
    expect(saved.biases.map((rows: number[][]) => [rows.length, rows[0].length])).toEqual([
      [12, 1],
      [10, 1],
    ]);
    const back = terminal.path('back.safetensors');
    await terminal.run(['export', json, back]);
    const [one, other] = [await readModelFile(model), await readModelFile(back)];
    expect(one.ok && other.ok && other.value.network).toEqual(one.ok && one.value.network);
  });

  it.each(modelEndings)('writes %s, with the same predictions when it is read back', async (ending) => {
    const { terminal, model } = await openWithModel();
    const out = terminal.path(`out${ending}`);
    expect(await terminal.run(['export', model, out])).toMatchObject({ exitCode: 0, stdout: `${out}\n` });
    const evaluated = await terminal.run(['evaluate', out]);
    if (readableModelEndings.includes(ending)) {
      expect(evaluated.stdout).toBe((await terminal.run(['evaluate', model])).stdout);
    } else {
      expect(evaluated).toMatchObject({ exitCode: 1, stdout: '' });
      expect(evaluated.stderr).toContain(`does not read them`);
    }
    expect((await terminal.run(['export', '--help'])).stdout).toContain(`  ${ending} `);
  });

  it('says why a format cannot hold a network', async () => {
    const { terminal } = await openWithModel();
    const activations = { hidden: 'relu', output: 'softmax' } as const;
    const from = terminal.path('from.inkling');
    await writeModelFile(from, { network: { ...network, activations }, provenance: unknownProvenance });
    const { exitCode, stderr } = await terminal.run(['export', from, terminal.path('to.json')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      "“to.json” cannot hold this network: the book's network2 format is for sigmoid neurons",
    );
  });

  it('keeps every digit from JSON to JSON', async () => {
    const { terminal } = await openWithModel();
    const precise = createNetwork([784, 10], createRandom(1));
    precise.layers[0].weight[0] = 1 / 3;
    const [from, to] = [terminal.path('from.json'), terminal.path('to.json')];
    await writeFile(from, encodeNetwork2(precise));
    await terminal.run(['export', from, to]);
    expect(decodeNetwork2(await readFile(to, 'utf8'), 'to.json')).toEqual({
      ok: true,
      value: { network: precise, cost: 'quadratic' },
    });
  });

  it('wants an ending that says the format', async () => {
    const { terminal, model } = await openWithModel();
    const { exitCode, stderr } = await terminal.run(['export', model, terminal.path('model.h5')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('must end in .safetensors');
  });
});

describe('inkling vote', () => {
  it('writes one network of several, calibrated, and tells how many images each reads', async () => {
    const { terminal, model } = await openWithModel();
    const other = terminal.path('other.json');
    const second = createNetwork([784, 20, 10], createRandom(12));
    await writeModelFile(other, { network: second, provenance: unknownProvenance });
    const out = terminal.path('voting.safetensors');
    const { exitCode, stdout } = await terminal.run(['vote', model, other, '--out', out, '--json']);
    expect(exitCode).toBe(0);
    const lines = jsonLines(stdout) as { model: string; correct: number; total: number }[];
    expect(lines.map((line) => line.model)).toEqual([model, other, out]);
    for (const { model: each, correct } of lines) {
      const evaluated = await terminal.run(['evaluate', each, '--json']);
      expect(jsonLines(evaluated.stdout)).toMatchObject([{ correct, total: 30 }]);
    }
    const written = await readModelFile(out);
    if (!written.ok) throw new Error(written.failure.message);
    expect(written.value.network.sizes).toEqual([784, 32, 10]);
    expect(written.value.network.temperature).toBeGreaterThan(0);
    expect(written.value.provenance.voters).toEqual([{ name: 'model' }, { name: 'other' }]);
  });

  it('refuses what cannot vote, and writes nothing', async () => {
    const { terminal, model } = await openWithModel();
    const deep = terminal.path('deep.json');
    await writeModelFile(deep, {
      network: createNetwork([784, 5, 5, 10], createRandom(1)),
      provenance: unknownProvenance,
    });
    const out = terminal.path('voting.safetensors');
    const refused = await terminal.run(['vote', model, deep, '--out', out]);
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`“${deep}” has 784, 5, 5, 10`),
    });
    const twice = await terminal.run(['vote', model, model, '--out', out]);
    expect(twice).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is given twice') });
    const over = await terminal.run(['vote', model, deep, '--out', deep]);
    expect(over).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('one of the networks that vote'),
    });
    const alone = await terminal.run(['vote', model, '--out', out]);
    expect(alone).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('two networks or more') });
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });
});

describe('inkling calibrate', () => {
  it('writes the model with the same temperature every time, and the same weights', async () => {
    const { terminal, model } = await openWithModel();
    const [one, two] = [terminal.path('one.safetensors'), terminal.path('two.safetensors')];
    const { exitCode, stdout } = await terminal.run(['calibrate', model, one]);
    expect(exitCode).toBe(0);
    const written = await readModelFile(one);
    if (!written.ok) throw new Error(written.failure.message);
    const { temperature, ...weights } = written.value.network;
    expect(stdout).toBe(`${one}: temperature ${temperature}\n`);
    expect(weights).toEqual(parametersOf(network));
    await terminal.run(['calibrate', one, two]);
    expect(await readFile(two)).toEqual(await readFile(one));
  });

  it('wants a format that keeps it', async () => {
    const { terminal, model } = await openWithModel();
    const { exitCode, stderr } = await terminal.run(['calibrate', model, terminal.path('book.json')]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'error: Only .safetensors and .inkling files keep a temperature.\n',
    });
  });
});

describe('inkling predict', () => {
  const digits: Stroke[][] = [3, 0, 7].map((digit) => [...syntheticStrokes(digit, createRandom(digit))]);
  const expected = digits.map((strokes) => predict(network, prepareStrokes(strokes)!));

  it.each([
    ['objects', digits.map((strokes, index) => ({ digit: index, writer: 'someone', strokes }))],
    ['lists of strokes', digits],
  ])('reads strokes from %s, and prints a line for each, in order', async (_what, content) => {
    const { terminal, model } = await openWithModel();
    const file = terminal.path('strokes.json');
    await writeFile(file, JSON.stringify(content));
    const { exitCode, stdout } = await terminal.run(['predict', model, '--strokes', file]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toEqual(
      expected.map((prediction, drawing) => ({
        ...{ strokes: file, drawing },
        ...prediction,
        isUnsure: prediction.probability < 0.85,
      })),
    );
  });

  it('keeps a line for a digit without ink', async () => {
    const { terminal, model } = await openWithModel();
    const file = terminal.path('strokes.json');
    await writeFile(file, JSON.stringify([[], digits[0]]));
    const { stdout } = await terminal.run(['predict', model, '--strokes', file]);
    expect(jsonLines(stdout)).toEqual([
      { strokes: file, drawing: 0, digit: null, activations: [] },
      { strokes: file, drawing: 1, ...expected[0], isUnsure: expect.any(Boolean) },
    ]);
  });

  it('reads pictures, and names the runner-up', async () => {
    const { terminal, model } = await openWithModel();
    const ink = prepareStrokes(digits[0])!;
    const bytes = Uint8Array.from(ink, (value) => Math.round(255 * value));
    const { digit, runnerUp, probability } = predict(
      network,
      Array.from(bytes, (byte) => byte / 255),
    );
    const [three, blank] = [terminal.path('three.png'), terminal.path('blank.png')];
    await writeFile(three, encode({ width: 28, height: 28, data: bytes, channels: 1 }));
    await writeFile(blank, encode({ width: 28, height: 28, data: new Uint8Array(784), channels: 1 }));
    const { stdout } = await terminal.run(['predict', model, three, blank]);
    const [first, second] = stdout.split('\n');
    const percent = `(${Math.round(100 * probability)} %)`;
    const sentence =
      probability < 0.85
        ? `not sure: ${digit} or ${runnerUp} ${percent}`
        : `${digit} ${percent}, then ${runnerUp}`;
    expect(first).toBe(`${three}: ${sentence}`);
    expect(second).toBe(`${blank}: no ink`);
    const asJson = jsonLines((await terminal.run(['predict', model, three, '--json'])).stdout);
    expect(asJson).toHaveLength(1);
    expect(asJson[0].digit).toBe(digit);
    expect(asJson[0].activations).toHaveLength(10);
  });

  it('says where a picture holds several digits', async () => {
    const terminal = await TestTerminal.open();
    const picture = resolve('test/engine/handwriting/failed-pictures/upright.png');
    const { stdout, stderr } = await terminal.run([
      'predict',
      resolve('resources/starter.safetensors'),
      picture,
    ]);
    expect(stdout).toMatch(/upright\.png: /);
    expect(stderr).toBe(`“${picture}” seems to hold 16 digits: “inkling read” reads numbers.\n`);
  });

  it('answers before it looks for further digits, and shows how far it is with that', async () => {
    const terminal = await TestTerminal.open();
    const picture = resolve('test/engine/handwriting/failed-pictures/upright.png');
    const readPicture: Environment['readPicture'] = (_picture, onProgress, stopped) => {
      onProgress(0.5);
      terminal.signal();
      return Promise.reject(stopped.reason as Error);
    };
    const { exitCode, stdout, stderr } = await terminal.run(
      ['predict', resolve('resources/starter.safetensors'), picture],
      { isTTY: true, readPicture },
    );
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/upright\.png: /);
    expect(stderr).toContain('50 %');
  });

  it('says between which digits it is not sure, as the app does', async () => {
    const { terminal, model } = await openWithModel();
    const timid = createNetwork([784, 12, 10], createRandom(11));
    await writeModelFile(model, { network: { ...timid, temperature: 10 }, provenance: unknownProvenance });
    const ink = Uint8Array.from(prepareStrokes(digits[0])!, (value) => Math.round(255 * value));
    const picture = terminal.path('three.png');
    await writeFile(picture, encode({ width: 28, height: 28, data: ink, channels: 1 }));
    const { stdout } = await terminal.run(['predict', model, picture]);
    expect(stdout).toMatch(/three\.png: not sure: \d or \d \(\d+ %\)\n$/);
    const [asJson] = jsonLines((await terminal.run(['predict', model, picture, '--json'])).stdout);
    expect(asJson).toMatchObject({ picture, isUnsure: true });
    const read = await terminal.run(['read', model, picture]);
    expect(read.stderr).toMatch(/three\.png”: not sure about digit 1 \(\d or \d\)/);
  });

  it('wants something to read from', async () => {
    const { terminal, model } = await openWithModel();
    const { exitCode, stderr } = await terminal.run(['predict', model]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--strokes FILE');
  });

  it.each([
    ['no JSON', '[[['],
    ['no strokes', '{"stroke": []}'],
    ['a point that is no point', '[[[[1]]]]'],
    ['a coordinate without end', '[{"strokes": [[[1, 1e999]]]}]'],
  ])('refuses a strokes file with %s', async (_what, content) => {
    const { terminal, model } = await openWithModel();
    const file = terminal.path('strokes.json');
    await writeFile(file, content);
    const { exitCode, stdout, stderr } = await terminal.run(['predict', model, '--strokes', file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('strokes.json');
  });

  it('names a picture that is not there, or none', async () => {
    const { terminal, model } = await openWithModel();
    const picture = terminal.path('picture.png');
    expect((await terminal.run(['predict', model, picture])).stderr).toContain('no such file');
    await writeFile(picture, 'no picture');
    const { exitCode, stderr } = await terminal.run(['predict', model, picture]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is not a PNG, JPEG or WebP picture');
  });
});
