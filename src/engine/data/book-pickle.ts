import type { DataSet, DataSplit } from '../../contract/data';
import { splitNames } from '../../contract/data';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { ByteParser } from '../formats/byte-parser';
import type { PickleValue } from '../formats/pickle';
import { PickledArray, PickledTuple, readPickle } from '../formats/pickle';
import { damaged, maximumImages } from './damage';

/**
 * Reads the file of the book's code, an unpacked `mnist.pkl`: training, validation and test data, each a pair of images
 * (pixels 0 to 1) and labels.
 *
 * Nothing in it is run. Images are `(count, 784)` bytes. Fails with `data-damaged`, naming the file and what is wrong.
 */
export function* readBookPickle(fileName: string): ByteParser<Result<DataSet>> {
  const pickle = yield* readPickle(maximumImages);
  if ('fault' in pickle) return damaged(fileName, `${pickle.fault}.`);
  const splits = itemsOf(pickle.value, splitNames.length)?.map(asSplit);
  if (splits === undefined || !splits.every((split) => split !== undefined)) {
    return damaged(fileName, 'it does not hold three pairs of images and labels, as the book’s file does.');
  }
  const [training, validation, test] = splits as DataSplit[];
  return success({ training, validation, test });
}

function itemsOf(value: PickleValue, count: number): readonly PickleValue[] | undefined {
  return value instanceof PickledTuple && value.items.length === count ? value.items : undefined;
}

function asSplit(value: PickleValue): DataSplit | undefined {
  const [images, labels] = itemsOf(value, 2) ?? [];
  if (!(images instanceof PickledArray && labels instanceof PickledArray)) return undefined;
  if (!images.content || !labels.content) return undefined;
  const areImages = images.content.description.shape.length > 1;
  const areLabels = labels.content.description.shape.length === 1;
  if (!areImages || !areLabels) return undefined;
  return { images: images.content.bytes, labels: labels.content.bytes };
}
