import { describe, expect, it } from 'vitest';
import type { ClassPack } from '../../../src/contract/class-pack';
import { classPackSchema } from '../../../src/contract/class-pack';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import * as v from 'valibot';
import { epochResult, runSummary } from '../fake-bridge';
import { startChapter } from './start-chapter';

const settings = { ...defaultHyperparameters, hiddenLayers: [7] };
const pack: ClassPack = {
  format: 'inkling class pack',
  version: 1,
  experiments: [
    { name: 'here', hyperparameters: defaultHyperparameters },
    { name: 'missing', hyperparameters: settings },
  ],
  chapter: {
    page: 'nand',
    pages: {
      nand: { solved: ['xor'], answers: { xor: [1], 'full-adder': [2] } },
      perceptron: { solved: ['of-a-later-version'], answers: {} },
      // More of such pages than can be kept.
      ...Object.fromEntries(
        Array.from({ length: 90 }, (_, index) => [`later-${index}`, { solved: [], answers: {} }]),
      ),
    },
  },
};

describe('ClassPackModel', () => {
  it('saves the progress and the ticked runs that began with new weights', async () => {
    const { chapter, models, bridge } = startChapter({
      page: 'nand',
      pages: { nand: { solved: ['xor'], answers: { xor: [3] } } },
    });
    const runs = [
      runSummary({ id: 'run-000001', name: 'one', best: epochResult(4, 9000) }),
      runSummary({ id: 'run-000002', name: 'two', origin: { kind: 'continued', name: 'x', epochs: 1 } }),
    ];
    models.library.runs.value = runs;
    for (const { id } of runs) models.comparison.ticks.toggle(id);
    bridge.answer('chapter.save-pack', '/home/somebody/class.json');
    await chapter.classPack.save();
    const [saved] = bridge.asked.filter(({ name }) => name === 'chapter.save-pack')[0].parameters;
    const parsed = v.parse(classPackSchema, saved);
    expect(parsed).toEqual(saved);
    expect(parsed.experiments.map(({ name, best }) => [name, best?.correct])).toEqual([['one', 9000]]);
    expect(parsed.chapter.pages.nand.solved).toEqual(['xor']);
    expect(models.notices.notices.value.at(-1)!.message).toBe(
      'Saved as “class.json”: the progress here, and 1 ticked run.',
    );
  });

  it('trains only what no run here has the settings of', async () => {
    const { chapter, models, bridge } = startChapter();
    models.library.runs.value = [runSummary({ hyperparameters: defaultHyperparameters })];
    bridge.answer('chapter.open-pack', pack);
    await chapter.classPack.open();
    expect(chapter.classPack.opened.value).toEqual(pack);
    expect(chapter.classPack.missing(pack).map(({ name }) => name)).toEqual(['missing']);
    await chapter.classPack.train(pack);
    expect(
      bridge.asked.filter(({ name }) => name === 'runs.queue').map(({ parameters }) => parameters),
    ).toEqual([[{ hyperparameters: settings, repeats: 1 }]]);
    expect(chapter.classPack.opened.value).toBeNull();
  });

  it('adds the progress of a pack without losing any, and undoes it', async () => {
    const mine = { page: 'perceptron', pages: { nand: { solved: ['full-adder'], answers: { xor: [9] } } } };
    const { chapter, kept, notices } = startChapter(mine);
    chapter.classPack.takeProgress(pack);
    expect(kept()).toEqual({
      page: 'perceptron',
      pages: {
        nand: { solved: ['full-adder', 'xor'], answers: { xor: [9], 'full-adder': [2] } },
        perceptron: { solved: [], answers: {} },
      },
    });
    await notices.act(notices.notices.value.at(-1)!);
    expect(kept()).toEqual(mine);
  });
});
