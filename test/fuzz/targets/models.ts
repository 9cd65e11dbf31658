import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { HiddenLayer } from '../../../src/contract/hidden-layers';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { ModelFormatName } from '../../../src/contract/model-files';
import {
  formatObstacle,
  isReadableFormat,
  modelFormatNames,
  modelFormats,
} from '../../../src/contract/model-files';
import type { NetworkActivations } from '../../../src/contract/network';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import { decodeModelFile, readModelFile, writeModelFile } from '../../../src/services/models/model-library';
import { unknownProvenance } from '../../../src/contract/models';
import { newFolder, removeFolder } from '../folders';
import { expectResult } from '../target';
import { bytesTarget } from './files';

const given: NetworkActivations = { hidden: 'relu', output: 'softmax' };
const foreignCases = resolve(import.meta.dirname, '../../engine/formats/cases');

async function examples(format: ModelFormatName): Promise<Uint8Array[]> {
  const { ending } = modelFormats[format];
  const folder = await newFolder();
  const shapes: HiddenLayer[][] = [[], [2], [3, 2], ['2c5', 'p2', '1c3', 2]];
  const written = shapes
    .map((hiddenLayers, seed) =>
      parametersOf(createNewNetwork({ ...defaultHyperparameters, hiddenLayers, seed })),
    )
    .filter((network) => formatObstacle(format, network) === undefined);
  const own = written.map(async (network, index) => {
    const path = join(folder, `${index}.${ending}`);
    expect(await writeModelFile(path, { network, provenance: unknownProvenance })).toMatchObject({
      ok: true,
    });
    return readFile(path);
  });
  const foreign = (await readdir(foreignCases)).filter((name) => name.endsWith(`.${ending}`));
  return Promise.all([...own, ...foreign.map((name) => readFile(join(foreignCases, name)))]);
}

export const modelTargets = modelFormatNames.filter(isReadableFormat).map((name) => {
  const { ending } = modelFormats[name];
  return bytesTarget(
    `a model as ${name}`,
    60,
    () => examples(name),
    async (bytes, random) => {
      for (const activations of [undefined, given]) {
        const model = decodeModelFile(bytes, `model.${ending}`, activations);
        expectResult(model);
        if (!model.ok) continue;
        const { layers } = model.value.network;
        expect(
          layers.every(({ weight, bias }) => weight.every(Number.isFinite) && bias.every(Number.isFinite)),
        ).toBe(true);
        // Writing is slow.
        if (random.integerBelow(20) === 0) await expectKept(model.value);
      }
    },
  );
});

/** Whatever is opened can be exported, and opened again. */
async function expectKept(model: Parameters<typeof writeModelFile>[1]): Promise<void> {
  const folder = await newFolder();
  const path = join(folder, 'copy.safetensors');
  expectResult(await writeModelFile(path, model));
  const again = await readModelFile(path);
  expect(again).toMatchObject({ ok: true, value: { network: { layers: model.network.layers } } });
  await removeFolder(folder);
}
