import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { mostMarks } from '../../../src/engine/handwriting/segmentation/read-picture';
import { mostStrokes } from '../../../src/engine/handwriting/segmentation/read-strokes';
import { LineModel } from '../../../src/renderer/reading/line-model';
import type { OpenedPicture } from '../../../src/renderer/reading/picture-file';
import { emptyNetwork } from '../fake-bridge';
import { DirectLineReader, HeldLineReader } from './direct-line-reader';
import { dots } from '../../engine/handwriting/numbers';

/** A network without hidden layers whose biases alone decide. */
function networkThatSays(digit: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias.fill(-9);
  network.layers[0].bias[digit] = 9;
  return network;
}

function modelWith() {
  const network = signal<NetworkParameters | null>(networkThatSays(7));
  const reader = new DirectLineReader();
  const model = new LineModel(network, reader);
  return { network, reader, model };
}

/** A model whose reader answers when told to, and has a picture at work. */
async function atWork() {
  const network = signal<NetworkParameters | null>(networkThatSays(7));
  const reader = new HeldLineReader(settle);
  const model = new LineModel(network, reader);
  model.follow();
  // The empty pad is read to its end, whatever is pressed.
  model.stop();
  expect({ stops: reader.stops, progress: model.progress.value }).toEqual({ stops: 0, progress: null });
  await reader.answer('');
  model.openPicture(pictureOf([30]));
  await settle();
  return { network, reader, model };
}

/** Lets all answers come. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** An upright line there. */
function write({ drawing }: LineModel, x: number): void {
  drawing.begin([x, 0.2]);
  drawing.continueThrough([[x, 0.8]]);
  drawing.end();
}

/** Dark bars on light paper, at these columns. */
function pictureOf(columns: readonly number[]): OpenedPicture {
  const [width, height] = [200, 60];
  const grey = new Uint8Array(width * height).fill(230);
  for (const column of columns) {
    for (let row = 10; row < 50; row++) grey.fill(20, row * width + column, row * width + column + 5);
  }
  return { name: 'a.png', bitmap: {} as ImageBitmap, grey: { width, height, grey } };
}

describe('LineModel', () => {
  it('reads the pad after each stroke, and not in the middle of one', async () => {
    const { reader, model } = modelWith();
    model.follow();
    write(model, 0.5);
    await settle();
    expect(model.reading.value?.text).toBe('7');
    const before = reader.tasks.length;
    model.drawing.begin([1.5, 0.2]);
    model.drawing.continueThrough([[1.5, 0.8]]);
    await settle();
    expect(reader.tasks).toHaveLength(before);
    model.drawing.end();
    await settle();
    expect(model.reading.value?.text).toBe('77');
  });

  it('reads again with a newer network', async () => {
    const { network, model } = modelWith();
    model.follow();
    write(model, 0.5);
    await settle();
    network.value = networkThatSays(1);
    await settle();
    expect(model.reading.value?.text).toBe('1');
  });

  it('leaves out what has been overtaken while it was reading', async () => {
    const { reader, model } = modelWith();
    model.follow();
    for (const x of [0.2, 0.8, 1.4, 2, 2.6]) write(model, x);
    await settle();
    // The empty pad that it began with, and the last state.
    expect(reader.tasks).toHaveLength(2);
    expect(model.reading.value?.text).toBe('77777');
    expect(model.isReading.value).toBe(false);
  });

  it('reads a picture in place of the pad, and goes back to what was written', async () => {
    const { model } = modelWith();
    model.follow();
    write(model, 0.5);
    await settle();
    model.openPicture(pictureOf([30, 90, 150]));
    expect(model.reading.value).toBeNull();
    await settle();
    expect(model.reading.value?.text).toBe('777');
    expect(model.isWithoutInk.value).toBe(false);
    model.showPad();
    await settle();
    expect(model.reading.value?.text).toBe('7');
    model.showPicture();
    await settle();
    expect(model.reading.value?.text).toBe('777');
  });

  it('reads no more strokes than it can in a few seconds, and reads on once they are cleared', async () => {
    const { model, reader } = modelWith();
    for (let stroke = 0; stroke <= mostStrokes; stroke++) write(model, 0.5);
    model.follow();
    await settle();
    expect(model.isTooMuch.value).toBe(true);
    expect(model.reading.value).toBeNull();
    const { length } = reader.tasks;
    model.drawing.clear();
    write(model, 0.5);
    await settle();
    expect(reader.tasks.length).toBeGreaterThan(length);
    expect(model.reading.value?.text).toBe('7');
  });

  it('does not say of a picture with too many marks that it has no ink', async () => {
    const { model } = modelWith();
    model.follow();
    model.openPicture({ ...pictureOf([30]), grey: dots(mostMarks) });
    await settle();
    expect(model.reading.value?.tooManyMarks).toBeGreaterThan(mostMarks);
    expect(model.isWithoutInk.value).toBe(false);
  });

  it('has no picture to show before one was opened', () => {
    const { model } = modelWith();
    model.showPicture();
    expect(model.picture.value).toBeNull();
  });

  it('says when a picture holds no ink', async () => {
    const { model } = modelWith();
    model.follow();
    model.openPicture(pictureOf([]));
    await settle();
    expect(model.isWithoutInk.value).toBe(true);
    model.openPicture(pictureOf([30]));
    await settle();
    expect(model.isWithoutInk.value).toBe(false);
  });

  it('does not show what was read of a picture that has been closed meanwhile', async () => {
    const { reader, model } = await atWork();
    model.showPad();
    expect(reader.stops).toBe(1);
    await reader.answer('');
    expect(model.reading.value?.text).toBe('');
    expect(model.isReading.value).toBe(false);
  });

  it('says how much of a picture is read, and reads on where a newer network asks again', async () => {
    const { network, reader, model } = await atWork();
    reader.tellProgress(0.4);
    expect(model.progress.value).toBe(0.4);
    network.value = networkThatSays(1);
    expect(model.progress.value).toBe(0.4);
    await reader.answer('7');
    // The older answer stays on screen until the newer one is there.
    expect(model.reading.value?.text).toBe('7');
    expect(model.isReading.value).toBe(true);
    expect(model.progress.value).toBeNull();
    await reader.answer('1');
    expect(model.reading.value?.text).toBe('1');
  });

  it('stops reading a picture, whatever the network learns, until it is asked to read it', async () => {
    const { network, reader, model } = await atWork();
    network.value = networkThatSays(1);
    model.stop();
    await settle();
    expect(model.isStopped.value).toBe(true);
    expect(model.isReading.value).toBe(false);
    expect(model.reading.value).toBeNull();
    network.value = networkThatSays(2);
    await settle();
    expect(model.isReading.value).toBe(false);
    model.readAgain();
    await reader.answer('2');
    expect(model.reading.value?.text).toBe('2');
    expect(model.isStopped.value).toBe(false);
  });

  it('shows a reading that was done just as it was stopped', async () => {
    const { reader, model } = await atWork();
    reader.resolve('7');
    model.stop();
    await settle();
    expect(model.reading.value?.text).toBe('7');
    expect(model.isStopped.value).toBe(false);
  });

  it('reads another picture after one was stopped', async () => {
    const { reader, model } = await atWork();
    model.stop();
    await settle();
    model.openPicture(pictureOf([30, 90]));
    await reader.answer('77');
    expect(model.reading.value?.text).toBe('77');
  });

  it('looks at one digit, goes to its neighbours, and stays within what there is', async () => {
    const { model } = modelWith();
    model.follow();
    expect(model.selected.value).toBeNull();
    for (const x of [0.5, 1.5, 2.5]) write(model, x);
    await settle();
    expect(model.selectedIndex.value).toBe(0);
    model.move(-1);
    expect(model.selectedIndex.value).toBe(0);
    model.move(1);
    model.move(1);
    model.move(1);
    expect(model.selectedIndex.value).toBe(2);
    expect(model.selected.value?.found).toBe(model.reading.value?.digits[2]);
    expect(model.resemblance.value?.input).toBe(model.selected.value?.input);
    expect(model.resemblance.value?.digits[0]).toBe(7);
    model.drawing.undo();
    await settle();
    expect(model.selectedIndex.value).toBe(1);
  });

  it('shows the way from the selected digit’s ink to what the network gets', async () => {
    const { model } = modelWith();
    model.follow();
    expect(model.steps.value).toBeNull();
    write(model, 0.5);
    await settle();
    expect(model.steps.value?.at(-1)?.picture.grey).toEqual(model.selected.value?.input);
  });

  it('hands the network the shrunk cut-out instead where that is wanted', async () => {
    const { model } = modelWith();
    model.follow();
    write(model, 0.5);
    await settle();
    const prepared = model.selected.value!.input;
    model.preparation.value = 'shrunk';
    const { input, prediction } = model.selected.value!;
    expect(input).not.toEqual(prepared);
    expect(prediction.digit).toBe(7);
    expect(model.resemblance.value?.input).toBe(input);
  });

  it('stops reading when nobody looks any more', async () => {
    const { reader, model } = modelWith();
    const stop = model.follow();
    await settle();
    stop();
    write(model, 0.5);
    await settle();
    expect(reader.tasks).toHaveLength(1);
  });
});
