import { describe, expect, it } from 'vitest';
import { changes, SmallChangesModel } from '../../../src/renderer/chapter/small-changes/small-changes-model';
import { startChapter } from './start-chapter';

function newModel() {
  const { chapter, models } = startChapter();
  const environment = {
    network: models.training.network,
    denseNetwork: models.timeMachine.denseNetwork,
    padInput: models.digit.input,
    library: models.library,
  };
  return new SmallChangesModel(chapter.progress.recordOf('small-changes'), environment);
}

const sigma = (z: number) => 1 / (1 + Math.exp(-z));

describe('SmallChangesModel', () => {
  it('follows σ(z + a Δw) for a weight into the output, with the tangent σ’(z) a Δw', () => {
    const model = newModel();
    model.change.value = 0;
    const start = model.effect.value!;
    model.change.value = 1;
    const before = model.effect.value!.weighted - start.weighted;
    for (const change of [-10, -0.5, 0.001, 0.1, 2]) {
      model.change.value = change;
      const effect = model.effect.value!;
      expect(effect.activation).toBeCloseTo(sigma(start.weighted + before * change), 12);
      const slope = sigma(start.weighted) * (1 - sigma(start.weighted)) * before;
      expect(effect.estimated).toBeCloseTo(slope * change, 12);
      expect(effect.says).toBe(start.weighted + before * change > 0 ? 1 : 0);
    }
  });

  it('has an error that grows with the step, in both directions', () => {
    const model = newModel();
    for (const direction of [1, -1]) {
      const errors = [0.01, 0.1, 0.3].map((size) => {
        model.change.value = direction * size;
        return model.effect.value!.error!;
      });
      expect(errors).toEqual([...errors].sort((one, other) => one - other));
    }
  });

  it('accepts the last step of the slider below 1 %, and neither its neighbours nor none', () => {
    const model = newModel();
    model.largest.showAnswer!();
    const at = changes.indexOf(model.change.value);
    const outwards = Math.sign(model.change.value);
    const verdictAt = (index: number) => {
      model.change.value = changes[index];
      model.largest.check();
      return model.largest.verdict.value!;
    };
    expect(verdictAt(at)).toMatchObject({ isRight: true });
    expect(verdictAt(at + outwards)).toMatchObject({
      isRight: false,
      detail: expect.stringMatching('smaller'),
    });
    expect(verdictAt(at - outwards)).toMatchObject({
      isRight: false,
      detail: expect.stringMatching('larger'),
    });
    expect(verdictAt(changes.indexOf(0)).headline).toBe('The output does not change.');
  });

  it('moves weights of every layer, and takes the slider’s nearest change from the plot', () => {
    const model = newModel();
    for (const layer of [0, 1]) {
      model.chooseLayer(layer);
      expect(model.places.value).toHaveLength(8);
      model.choosePlace(7);
      expect(model.place.value).toMatchObject({ layer });
      expect(model.curve.value).toHaveLength(101);
    }
    model.pointAt(0.0001);
    expect(model.change.value).toBe(0);
    model.pointAt(-9.9);
    expect(changes).toContain(model.change.value);
    model.chooseOutput(7);
    expect(model.output.value).toBe(7);
  });
});
