import { pathToFileURL } from 'node:url';
import { measureAugmentation } from './augmentation.js';
import { bundle } from './bundle.js';
import { measureComparisons } from './comparisons.js';
import { firstImages, measureData, trainingAndValidation, writeForPeers } from './data-set.js';
import { describeMachine } from './machine.js';
import { OwnEngine } from './own-engine.js';
import { startPeers } from './peers.js';
import { measureScaling } from './scaling.js';
import { ownNames } from './targets.js';
import { measureSideBySide } from './side-by-side.js';
import { measureTechniques } from './techniques.js';
import { measureTrainer } from './trainer-process.js';
import { measureWatching } from './watching.js';

/** @typedef {import('../../src/contract/data').DataSet} DataSet */
/** @typedef {Awaited<ReturnType<typeof measure>>} Results */

/** They only show that somebody really learns; what evaluation takes is measured in the trainer process. */
const testImages = 1_000;

/**
 * Measures everything, one after the other.
 * @param {{ workFolder: string, dataFolder?: string, isQuick: boolean, onProgress: (text: string) => void }} options
 */
export async function measure({ workFolder, dataFolder, isQuick, onProgress }) {
  const rounds = isQuick ? 2 : 5;
  const machine = describeMachine();
  onProgress('Building and reading the data …');
  const productPath = await bundle('bench/speed/product.ts', workFolder, 'product');
  const trainerPath = await bundle('src/trainer/index.ts', workFolder, 'trainer');
  /** @type {typeof import('./product')} */
  const product = await import(pathToFileURL(productPath).href);
  const { data, ...dataResults } = await measureData(product, dataFolder);

  onProgress('The trainer process …');
  const trainers = [];
  for (let count = 0; count < (isQuick ? 1 : 5); count++) {
    trainers.push(await measureTrainer(trainerPath, data, product.defaultHyperparameters));
  }

  onProgress('What watching costs …');
  const watching = measureWatching(product, data, rounds);

  onProgress('Two runs side by side …');
  const sideBySide = await measureSideBySide(trainerPath, data, product.defaultHyperparameters, rounds);

  const shortData = {
    training: data.training,
    validation: firstImages(data.validation, testImages),
    test: firstImages(data.test, testImages),
  };
  /** @param {DataSet} content */
  const createOwn = (content) => {
    const engines = new product.EngineMaker(content);
    return new OwnEngine(ownNames.kernels, product, engines, 'kernels');
  };
  writeForPeers(shortData, workFolder);
  const { peers, notMeasured } = await startPeers(workFolder);
  const plain = new OwnEngine(ownNames.plain, product, new product.EngineMaker(shortData), 'plain');
  const contenders = [createOwn(shortData), plain, ...peers];
  const pace = { rounds, turnSeconds: isQuick ? 0.3 : 1 };
  const comparisons = await measureComparisons(contenders, data.training, pace, onProgress);
  for (const contender of contenders) contender.close();

  onProgress('Techniques of chapter 3 …');
  const techniques = await measureTechniques(() => createOwn(shortData), data.training.labels.length, rounds);
  onProgress('Augmentation …');
  const augmentation = measureAugmentation(product, shortData, rounds);
  onProgress('Growth with images and with hidden neurons …');
  const training = trainingAndValidation(data);
  const scaling = await measureScaling(
    () => createOwn({ ...shortData, training }),
    training.labels.length,
    rounds,
  );
  return {
    machine,
    data: dataResults,
    trainers,
    watching,
    sideBySide,
    ...comparisons,
    notMeasured,
    techniques,
    augmentation,
    scaling,
  };
}
