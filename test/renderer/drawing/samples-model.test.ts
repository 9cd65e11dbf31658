import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import type { NetworkParameters } from '../../../src/contract/network';
import { success } from '../../../src/contract/result';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import { DataImages } from '../../../src/renderer/images/data-images';
import { SamplesModel } from '../../../src/renderer/drawing/samples-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { emptyNetwork, FakeBridge, snapshotWith } from '../fake-bridge';

const labels = Array.from({ length: 1250 }, (_, index) => (index * 7) % 10);

/** Main with these test images; each has ink in the one pixel that its label names, but every tenth in the next. */
function bridgeWithImages(): FakeBridge {
  const bridge = new FakeBridge();
  bridge.request = ((name: 'data.images', range: { first: number; count: number }) => {
    bridge.asked.push({ name, parameters: [range] });
    const page = labels.slice(range.first, range.first + range.count);
    const images = new Uint8Array(page.length * 784);
    page.forEach((label, index) => {
      const isMisleading = (range.first + index) % 10 === 9;
      images[index * 784 + (isMisleading ? (label + 1) % 10 : label)] = 255;
    });
    return Promise.resolve(success({ images, labels: Uint8Array.from(page) }));
  }) as typeof bridge.request;
  return bridge;
}

/** Answers with the first pixel that has ink. */
function networkOfPixels(): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  for (let digit = 0; digit < 10; digit++) network.layers[0].weight[digit * 784 + digit] = 5;
  return network;
}

function modelWith(
  status: DataStatus = { ...(snapshotWith().data as DataStatus & { phase: 'ready' }), testImages: 1250 },
) {
  const bridge = bridgeWithImages();
  const notices = new NoticesModel();
  const drawing = new DrawingModel();
  const data = signal(status);
  const images = new DataImages(bridge, notices, data);
  const samples = new SamplesModel({ images, notices, drawing }, data, signal(networkOfPixels()));
  const shown = async (direction: 1 | -1 = 1) => {
    await samples.step(direction);
    return drawing.sample.value;
  };
  return { bridge, notices, drawing, data, samples, shown };
}

describe('SamplesModel', () => {
  it('goes through the test images, forwards and back, and round at the ends', async () => {
    const { shown } = modelWith();
    expect(await shown()).toMatchObject({ name: 'Test image 1', label: 0 });
    expect(await shown()).toMatchObject({ name: 'Test image 2', label: 7 });
    expect(await shown(-1)).toMatchObject({ name: 'Test image 1', label: 0 });
    expect(await shown(-1)).toMatchObject({ name: 'Test image 1,250' });
    expect(await shown()).toMatchObject({ name: 'Test image 1' });
  });

  it('begins with the last one when it is asked for the one before', async () => {
    expect(await modelWith().shown(-1)).toMatchObject({ name: 'Test image 1,250' });
  });

  it('hands on the picture, from 0 to 1', async () => {
    const sample = await modelWith().shown();
    expect(sample!.input).toHaveLength(784);
    expect(Array.from(sample!.input.slice(0, 3))).toEqual([1, 0, 0]);
  });

  it('takes a sample of other data off the pad, and out of what can be undone, and leaves ink', async () => {
    const { data, drawing, shown } = modelWith();
    const other = { ...(data.value as DataStatus & { phase: 'ready' }), sha256: '1'.repeat(64) };
    await shown();
    data.value = { phase: 'checking' };
    data.value = modelWith().data.value;
    expect(drawing.sample.value).not.toBeNull();
    data.value = other;
    expect(drawing.isEmpty.value).toBe(true);
    expect(drawing.canUndo.value).toBe(false);
    drawing.begin([0.5, 0.5, 1]);
    drawing.end();
    const { value: ink } = drawing.strokes;
    await shown();
    data.value = { ...other, sha256: '2'.repeat(64) };
    expect(drawing.strokes.value).toEqual([]);
    drawing.undo();
    expect(drawing.strokes.value).toBe(ink);
    await shown();
    drawing.undo();
    data.value = other;
    expect(drawing.strokes.value).toBe(ink);
    expect(drawing.canRedo.value).toBe(false);
  });

  it('keeps to the chosen digit', async () => {
    const { samples, shown } = modelWith();
    samples.choice.value = { digit: 4, isMisread: false };
    expect(await shown()).toMatchObject({ name: 'Test image 3', label: 4 });
    expect(await shown()).toMatchObject({ name: 'Test image 13', label: 4 });
  });

  it('shows only what the network reads wrong', async () => {
    const { samples, shown } = modelWith();
    samples.choice.value = { digit: null, isMisread: true };
    expect(await shown()).toMatchObject({ name: 'Test image 10' });
    expect(await shown()).toMatchObject({ name: 'Test image 20' });
    expect(await shown(-1)).toMatchObject({ name: 'Test image 10' });
  });

  it('says when there is none, and leaves the pad as it is', async () => {
    const { samples, shown, notices } = modelWith();
    const before = await shown();
    samples.choice.value = { digit: 4, isMisread: true };
    expect(await shown()).toBe(before);
    expect(notices.notices.value[0].message).toBe('The network misreads no 4 in these 1,250 samples.');
  });

  it('fetches each block of images once', async () => {
    const { bridge, shown } = modelWith();
    for (let step = 0; step < 1250; step++) await shown();
    for (let step = 0; step < 1250; step++) await shown(-1);
    const asked = bridge.asked.map(({ parameters }) => (parameters[0] as { first: number }).first);
    expect(asked).toEqual([0, 500, 1000]);
  });

  it('shows what was asked for last when steps follow each other fast', async () => {
    const { drawing, samples } = modelWith();
    samples.choice.value = { digit: null, isMisread: true };
    const first = samples.step(1);
    samples.choice.value = { digit: 4, isMisread: false };
    await Promise.all([first, samples.step(1)]);
    expect(drawing.sample.value).toMatchObject({ name: 'Test image 3', label: 4 });
  });

  it('tells why images cannot be had', async () => {
    const { bridge, notices, shown } = modelWith();
    bridge.request = (() =>
      Promise.resolve({ ok: false, failure: { code: 'data-damaged', message: 'It is torn.' } })) as never;
    expect(await shown()).toBeNull();
    expect(notices.notices.value[0].message).toBe('It is torn.');
  });

  it('draws digits itself while there is no data, and begins anew once there is', async () => {
    const { bridge, data, shown } = modelWith({
      phase: 'unavailable',
      code: 'data-missing',
      message: 'None.',
    });
    const drawn = await shown();
    expect(drawn!.name).toBe('Synthetic digit 1');
    expect(drawn!.input.some((value) => value > 0.9)).toBe(true);
    await shown();
    expect(bridge.asked).toEqual([]);
    data.value = { ...(snapshotWith().data as DataStatus & { phase: 'ready' }), testImages: 1250 };
    expect(await shown()).toMatchObject({ name: 'Test image 1' });
  });
});
