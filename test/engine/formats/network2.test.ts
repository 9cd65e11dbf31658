import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseLayer, sigmoidThroughout } from '../../../src/contract/network';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { decodeNetwork2, encodeNetwork2 } from '../../../src/engine/formats/network2';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';

interface Saved {
  sizes: unknown;
  weights: unknown[][][];
  biases: unknown[][][];
  cost: unknown;
}

const network = createNetwork([784, 3, 10], createRandom(1));

function savedWith(change: (saved: Saved) => void): string {
  const saved = JSON.parse(encodeNetwork2(network)) as Saved;
  change(saved);
  return JSON.stringify(saved);
}

describe('encodeNetwork2', () => {
  it('writes exactly the shape that network2.py saves', () => {
    const saved = JSON.parse(encodeNetwork2(network)) as Saved;
    expect(Object.keys(saved)).toEqual(['sizes', 'weights', 'biases', 'cost']);
    expect(saved.sizes).toEqual([784, 3, 10]);
    expect(saved.cost).toBe('QuadraticCost');
    expect(saved.weights.map((layer) => [layer.length, layer[0].length])).toEqual([
      [3, 784],
      [10, 3],
    ]);
    expect(saved.biases.map((layer) => [layer.length, layer[0].length])).toEqual([
      [3, 1],
      [10, 1],
    ]);
    expect(saved.weights[0][2][783]).toBe(network.layers[0].weight[2 * 784 + 783]);
    expect(saved.biases[1][9][0]).toBe(network.layers[1].bias[9]);
  });

  it('names the cost as network2.py does', () => {
    const text = encodeNetwork2(network, 'cross-entropy');
    expect((JSON.parse(text) as Saved).cost).toBe('CrossEntropyCost');
  });

  it.each(choiceValues('cost'))('writes the cost %s so that it is read as the same', (cost) => {
    expect(decodeNetwork2(encodeNetwork2(network, cost), 'f')).toMatchObject({ ok: true, value: { cost } });
  });

  it('writes single-precision parameters as the same numbers', () => {
    expect(encodeNetwork2(parametersOf(network))).toBe(encodeNetwork2(network));
  });
});

describe('decodeNetwork2', () => {
  it('returns the very numbers that were written, in double precision', () => {
    const finite = fc.double({ noNaN: true, min: -3.4e38, max: 3.4e38 });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 10, maxLength: 10 }), (bias) => {
        const layers = [
          denseLayer(
            new Float64Array(7840).fill(Math.PI),
            Float64Array.from(bias, (b) => b + 0),
          ),
        ];
        const written = { sizes: [784, 10], activations: sigmoidThroughout, layers };
        const decoded = decodeNetwork2(encodeNetwork2(written), 'model.json');
        expect(decoded).toEqual({ ok: true, value: { network: written, cost: 'quadratic' } });
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it.each<[string, (saved: Saved) => void, string]>([
    [
      'sizes missing',
      (saved) => delete saved.sizes,
      '“sizes” must be whole numbers that begin with 784 and end with 10.',
    ],
    [
      'other inputs',
      (saved) => (saved.sizes = [100, 3, 10]),
      '“sizes” must be whole numbers that begin with 784 and end with 10.',
    ],
    [
      'half a neuron',
      (saved) => (saved.sizes = [784, 2.5, 10]),
      '“sizes” must be whole numbers that begin with 784 and end with 10.',
    ],
    [
      'other cost',
      (saved) => (saved.cost = 'HingeCost'),
      '“cost” must be "QuadraticCost" or "CrossEntropyCost".',
    ],
    ['no weights', (saved) => (saved.weights = undefined!), '“weights[0]” is missing.'],
    ['too few biases', (saved) => saved.biases.pop(), '“biases[1]” is missing.'],
    [
      'too many layers',
      (saved) => saved.weights.push([[0]]),
      '“weights” has more layers than “sizes” asks for.',
    ],
    ['too few neurons', (saved) => saved.weights[0].pop(), '“weights[0]” has 2 rows, not 3.'],
    ['too few inputs', (saved) => saved.weights[1][4].pop(), '“weights[1][4]” is not a row of 3.'],
    ['flat bias', (saved) => (saved.biases[0] = [1, 2, 3] as never), '“biases[0][0]” is not a row of 1.'],
    ['null weight', (saved) => (saved.weights[1][4][2] = null), '“weights[1][4][2]” is not a finite number.'],
    ['text bias', (saved) => (saved.biases[1][9][0] = '0.5'), '“biases[1][9][0]” is not a finite number.'],
  ])('says what is wrong: %s', (_, change, reason) => {
    expect(decodeNetwork2(savedWith(change), 'model.json')).toEqual({
      ok: false,
      failure: { code: 'model-unreadable', message: `model.json: ${reason}` },
    });
  });

  it.each(['', '{', '[]', 'null', '7'])('refuses %j, which is no JSON object', (text) => {
    expect(decodeNetwork2(text, 'model.json')).toMatchObject({
      ok: false,
      failure: { message: 'model.json: it is not a JSON object.' },
    });
  });

  it('refuses a number too large for double precision', () => {
    const text = savedWith((saved) => (saved.biases[0][0][0] = 'HUGE')).replace('"HUGE"', '1e999');
    expect(decodeNetwork2(text, 'model.json')).toMatchObject({
      ok: false,
      failure: { message: 'model.json: “biases[0][0][0]” is not a finite number.' },
    });
  });

  it('refuses a number that single precision cannot hold, by its place and value', () => {
    const text = savedWith(({ weights }) => (weights[1][2][1] = 1e300));
    expect(decodeNetwork2(text, 'book.json')).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('“weights[1][2][1]” is 1e+300, too large') },
    });
    expect(
      decodeNetwork2(
        savedWith(({ biases }) => (biases[0][0][0] = 3.4e38)),
        '',
      ),
    ).toMatchObject({ ok: true });
  });

  it('reads a text that begins with a byte order mark', () => {
    expect(decodeNetwork2(`\uFEFF${encodeNetwork2(network)}`, '')).toMatchObject({ ok: true });
  });

  it('reads a network that names no cost, or names it as Python prints a class', () => {
    const without = decodeNetwork2(
      savedWith((saved) => delete saved.cost),
      '',
    );
    expect(without).toMatchObject({ ok: true, value: { network: { sizes: [784, 3, 10] } } });
    expect(without.ok && without.value.cost).toBeUndefined();
    const printed = savedWith((saved) => (saved.cost = "<class 'network2.CrossEntropyCost'>"));
    expect(decodeNetwork2(printed, '')).toMatchObject({ ok: true, value: { cost: 'cross-entropy' } });
  });

  it.each(['NaN', '-Infinity'])(
    'calls %s, which Python writes for a network that diverged, by its name',
    (value) => {
      const text = encodeNetwork2(network).replace(/\[\[\[[^,]+,/, `[[[${value},`);
      expect(decodeNetwork2(text, 'book.json')).toMatchObject({
        ok: false,
        failure: {
          message: 'book.json: it holds NaN or Infinity: this network diverged while it was trained.',
        },
      });
    },
  );
});
