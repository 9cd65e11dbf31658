import { layerShapes } from '../../src/contract/hidden-layers';
import { denseShapes } from '../../src/contract/layers';
import { describe, expect, it } from 'vitest';
import {
  formatObstacle,
  formatsFor,
  isNamedLikeModel,
  modelEndings,
  modelFormatNames,
  modelFormatOf,
  modelFormats,
  readableModelEndings,
} from '../../src/contract/model-files';
import { sigmoidThroughout } from '../../src/contract/network';

describe('modelFormats', () => {
  it.each(modelFormatNames)('has an ending and a label of its own for %s', (name) => {
    const { ending, label } = modelFormats[name];
    expect(ending).toMatch(/^[a-z0-9]+$/);
    expect(Object.values(modelFormats).filter((other) => other.ending === ending)).toHaveLength(1);
    expect(Object.values(modelFormats).filter((other) => other.label === label)).toHaveLength(1);
    expect(modelFormatOf(`/a folder/My.Model.${ending.toUpperCase()}`)).toBe(name);
    expect(modelFormatOf(ending)).toBeUndefined();
    expect(modelEndings).toContain(`.${ending}`);
    expect(isNamedLikeModel(`model.${ending}`)).toBe(readableModelEndings.includes(`.${ending}`));
  });
});

describe('formatsFor', () => {
  it('leaves out the book’s format for a network with convolutions', () => {
    const network = { layers: layerShapes(['20c5', 'p2', 100]), activations: sigmoidThroughout };
    expect(formatsFor(network)).toEqual(modelFormatNames.filter((name) => name !== 'network2'));
    expect(formatObstacle('network2', network)).toContain('dense layers only');
  });

  it('offers every format for a network of the first chapter', () => {
    expect(formatsFor({ layers: denseShapes([784, 30, 10]), activations: sigmoidThroughout })).toEqual(
      modelFormatNames,
    );
  });

  it('leaves out the book’s format for neurons that it does not know', () => {
    const softmax = { hidden: 'sigmoid', output: 'softmax' } as const;
    expect(formatsFor({ layers: denseShapes([784, 30, 10]), activations: softmax })).toEqual(
      modelFormatNames.filter((name) => name !== 'network2'),
    );
  });

  it('leaves out the book’s format for a network that is too large for a text', () => {
    const layers = denseShapes([784, 5000, 5000, 10]);
    expect(formatObstacle('network2', { layers, activations: sigmoidThroughout })).toMatch(/too large/);
    expect(formatObstacle('csv', { layers, activations: sigmoidThroughout })).toBeUndefined();
  });
});
