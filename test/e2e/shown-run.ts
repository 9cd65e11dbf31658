import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { DataSplit } from '../../src/contract/data';
import type { Model } from '../../src/contract/models';
import { formatHiddenLayers, hiddenLayersOf } from '../../src/contract/hidden-layers';
import { parseIdxImages, parseIdxLabels } from '../../src/engine/data/idx';
import { countCorrect } from '../../src/engine/evaluation/accuracy';
import { decodeModel } from '../../src/engine/formats/model-file';
import { ForwardPass } from '../../src/engine/network/forward';
import { expect } from './harness';
import { syntheticDataFolder } from './synthetic-data';
import type { InklingWindow } from './window';

/** The test images of the specs' data set. */
export function readTestImages(): DataSplit {
  const read = (name: string) => readFileSync(join(syntheticDataFolder, name));
  const images = parseIdxImages(read('t10k-images-idx3-ubyte'), 'images');
  const labels = parseIdxLabels(read('t10k-labels-idx1-ubyte'), 'labels');
  if (!images.ok || !labels.ok) throw new Error('The test images cannot be read.');
  return { images: images.value, labels: labels.value };
}

/** A copy of the network on screen, by way of File > Export. */
export async function exportShown(window: InklingWindow, testInfo: TestInfo): Promise<Model> {
  const path = testInfo.outputPath('shown.safetensors');
  rmSync(path, { force: true });
  await window.willSaveTo(path);
  await window.choose('model.export');
  let model: ReturnType<typeof decodeModel> | undefined;
  await expect
    .poll(() => {
      model = decodeModel(readIfThere(path), path);
      return model.ok;
    })
    .toBe(true);
  if (!model?.ok) throw new Error('The copy cannot be read.');
  return model.value;
}

/**
 * Everything in Train belongs to this run: name and title, the settings in header and panel, figures, chart and
 * transcript, and what the pad answers. A run that was evaluated on the specs' test images is evaluated here again.
 */
export async function expectOneRun(window: InklingWindow, testInfo: TestInfo, name: string): Promise<void> {
  await expect(window.runName).toHaveText(name);
  await expect.poll(() => window.title()).toBe(`${name} – Inkling`);
  const model = await exportShown(window, testInfo);
  await expectSettingsOf(window, model);
  await expectFiguresOf(window, model);
  await expectAnswersOf(window, model);
}

async function expectSettingsOf(window: InklingWindow, { network, provenance }: Model): Promise<void> {
  const { hyperparameters } = provenance;
  await expect(window.facts).toContainText([784, ...hiddenLayersOf(network.layers), 10].join('-'));
  if (!hyperparameters) return;
  const { hiddenLayers, seed, learningRate, miniBatchSize } = hyperparameters;
  await expect(window.facts).toContainText(`seed ${seed}`);
  await expect(window.field('Hidden layers')).toHaveValue(formatHiddenLayers(hiddenLayers));
  await expect(window.field('Learning rate')).toHaveValue(String(learningRate));
  await expect(window.field('Mini-batch size')).toHaveValue(String(miniBatchSize));
  await expect(window.field('Seed')).toHaveValue(String(seed));
}

async function expectFiguresOf(window: InklingWindow, { network, provenance }: Model): Promise<void> {
  const test = readTestImages();
  const last = provenance.epochs.at(-1);
  const counted = countCorrect(network, test);
  if (last?.total === test.labels.length) expect(last.correct).toBe(counted);
  const { correct, total } = last ?? { correct: counted, total: test.labels.length };
  const percent = `${((100 * correct) / total).toFixed(2)} %`;
  const accuracy = window.page.getByRole('region', { name: 'Accuracy' });
  await expect(accuracy.locator('.figures')).toContainText(`test ${percent}`);
  if (!last) return expect(window.transcript).toContainText(`${correct} / ${total}`);
  await expect(accuracy.getByRole('slider')).toHaveAccessibleName(
    new RegExp(`test ${percent} in epoch ${last.epoch}`),
  );
  await expect(window.transcript.getByRole('listitem').last()).toHaveText(
    `Epoch ${last.epoch}: ${correct} / ${total}`,
  );
}

/** The pad reads a test image as the network does. */
async function expectAnswersOf(window: InklingWindow, { network }: Model): Promise<void> {
  const caption = window.page.getByRole('heading', { name: /^Test image/ });
  const [before = ''] = await caption.allInnerTexts();
  await window.choose('sample.next');
  await expect.poll(() => caption.allInnerTexts()).not.toEqual([before]);
  await expect(caption).toBeVisible();
  const image = Number(/[\d,]+/.exec(await caption.innerText())![0].replace(',', '')) - 1;
  const forward = new ForwardPass(network);
  forward.input.readPixels(readTestImages().images, image);
  const activations = [...forward.run()].map((activation, digit) => `${digit}${activation.toFixed(2)}`);
  await expect
    .poll(async () => (await window.bars.allInnerTexts()).map((text) => text.replaceAll(/\s/g, '')))
    .toEqual(activations);
}

function readIfThere(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}
