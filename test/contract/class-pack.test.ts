import { describe, expect, it } from 'vitest';
import { parseClassPack, type ClassPack } from '../../src/contract/class-pack';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';

const pack: ClassPack = {
  format: 'inkling class pack',
  version: 1,
  experiments: [
    { name: 'η 3', hyperparameters: defaultHyperparameters },
    {
      name: 'done',
      hyperparameters: { ...defaultHyperparameters, hiddenLayers: [100] },
      best: { epoch: 3, correct: 90, total: 100, validationCorrect: 91, validationTotal: 100 },
    },
  ],
  chapter: { page: 'nand', pages: { nand: { solved: ['xor'], answers: { xor: [1, 2] } } } },
};

function messageOf(content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const parsed = parseClassPack(text, 'pack.json');
  return parsed.ok ? 'read' : `${parsed.failure.code}: ${parsed.failure.message}`;
}

describe('parseClassPack', () => {
  it('reads what was written', () => {
    expect(parseClassPack(JSON.stringify(pack), 'pack.json')).toEqual({ ok: true, value: pack });
  });

  it.each([
    ['{', 'class-pack-unreadable: “pack.json” is not JSON.'],
    [[1], 'class-pack-unreadable: “pack.json” is not a class pack of Inkling.'],
    [{ ...pack, format: 'other' }, 'class-pack-unreadable: “pack.json” is not a class pack of Inkling.'],
    [{ ...pack, version: 2 }, 'class-pack-unreadable: “pack.json” comes from another version of Inkling.'],
    [
      {
        ...pack,
        experiments: [{ name: 'a', hyperparameters: { ...defaultHyperparameters, learningRate: -1 } }],
      },
      'class-pack-unreadable: “pack.json” is damaged at experiments.0.hyperparameters.learningRate. Learning rate η must be a number from 0.000001 to 1,000.',
    ],
    [{ ...pack, experiments: 3 }, 'class-pack-unreadable: “pack.json” is damaged at experiments.'],
  ])('refuses %j', (content, message) => {
    expect(messageOf(content)).toBe(message);
  });
});
