import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataSplit, DataStatus, SplitName } from '../../../src/contract/data';
import type { NetworkParameters } from '../../../src/contract/network';
import { success } from '../../../src/contract/result';
import { splitResults } from '../../../src/engine/inspection/split-results';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import { DataImages } from '../../../src/renderer/images/data-images';
import type { Inspector } from '../../../src/renderer/inspection/inspector';
import { ResultsModel } from '../../../src/renderer/results/results-model';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { RunModel } from '../../../src/renderer/run/run-model';
import { TimeMachineModel } from '../../../src/renderer/time-machine/time-machine-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { emptyNetwork, FakeBridge, runDetails, runIds, runSummary, snapshotWith } from '../fake-bridge';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ready = {
  ...(snapshotWith().data as Extract<DataStatus, { phase: 'ready' }>),
  testImages: 100,
  validationImages: 40,
  trainingImages: 0,
};

/** Images of ever brighter ink, in the pixel that the label names; the fours have it in the place of the nines. */
const splits: Record<SplitName, DataSplit> = {
  test: inkOf(100),
  validation: inkOf(40),
  training: inkOf(0),
};

function inkOf(count: number): DataSplit {
  const images = new Uint8Array(784 * count);
  const labels = Uint8Array.from({ length: count }, (_, image) => image % 10);
  labels.forEach((label, image) => (images[784 * image + (label === 4 ? 9 : label)] = 100 + image));
  return { images, labels };
}

/** Answers with the pixel that has ink, or for `blind` with another digit. */
function networkOfPixels(blind = -1): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  for (let digit = 0; digit < 10; digit++) {
    const answer = digit === blind ? (digit + 1) % 10 : digit;
    network.layers[0].weight[answer * 784 + digit] = 5;
  }
  return network;
}

function modelWith(data: DataStatus = ready) {
  const bridge = new FakeBridge();
  bridge.request = ((name: string, argument: { split: SplitName; first: number; count: number } | string) => {
    bridge.asked.push({ name: name as 'runs.network', parameters: [argument] });
    if (typeof argument === 'string') return Promise.resolve(success(networkOfPixels(7)));
    const { split, first, count } = argument;
    const images = splits[split].images.slice(first * 784, (first + count) * 784);
    return Promise.resolve(success({ images, labels: splits[split].labels.slice(first, first + count) }));
  }) as never;
  const notices = new NoticesModel();
  const status = signal(data);
  const training = new RunModel();
  training.show(runDetails());
  training.network.value = networkOfPixels();
  const library = new RunLibrary(bridge, notices);
  const runs = [runSummary(), runSummary({ id: runIds.second, name: 'Another' })];
  library.restore([...runs, runSummary({ id: runIds.third, hasNetwork: false })], {
    bytes: 0,
    limitBytes: null,
    dueIds: [],
  });
  const images = new DataImages(bridge, notices, status);
  const inspector = {
    count: (split: SplitName) => images.count(split),
    ask: (_kind: string, split: SplitName, { network }: { network: NetworkParameters }) =>
      Promise.resolve(splitResults(network, splits[split])),
  } as unknown as Pick<Inspector, 'ask' | 'count'>;
  const drawing = new DrawingModel();
  const timeMachine = new TimeMachineModel(bridge, notices, training);
  const environment = {
    notices,
    training,
    timeMachine,
    library,
    data: { status },
    images,
    inspector,
    drawing,
  };
  const results = new ResultsModel(bridge, environment);
  const stop = results.follow();
  return { bridge, status, training, library, drawing, timeMachine, results, stop };
}

/** Lets all answers come. */
async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1000);
}

describe('ResultsModel', () => {
  it('counts the answers of the shown network, and follows it', async () => {
    const { training, results } = modelWith();
    expect(results.matrix.value).toBeNull();
    await rest();
    expect(results.mistakes.value).toBe(10);
    expect(results.matrix.value![4][9]).toBe(10);
    expect(results.scores.value![4]).toMatchObject({ recall: 0, precision: null });
    expect(results.scores.value![9]).toMatchObject({ recall: 1, precision: 0.5 });
    training.network.value = networkOfPixels(0);
    await rest();
    expect(results.mistakes.value).toBe(20);
  });

  it('goes from split to split, but not to one without images', async () => {
    const { results } = modelWith();
    results.chooseSplit('validation');
    await rest();
    expect(results.mistakes.value).toBe(4);
    results.chooseSplit('training');
    expect(results.split.value).toBe('test');
  });

  it('says nothing while there is no data', async () => {
    const { status, results } = modelWith({ phase: 'checking' });
    await rest();
    expect(results.matrix.value).toBeNull();
    status.value = ready;
    await rest();
    expect(results.mistakes.value).toBe(10);
  });

  it('says whether the shown network has been trained at all', async () => {
    const { bridge, results, training, timeMachine } = modelWith();
    bridge.answer('runs.kept-network', emptyNetwork([784, 10]));
    expect(results.isUntrained.value).toBe(false);
    await timeMachine.goTo(0);
    expect(results.isUntrained.value).toBe(true);
    await timeMachine.goTo(null);
    training.show(runDetails({ epochsDone: 0, state: 'stopped' }));
    expect(results.isUntrained.value).toBe(true);
    const origin = { kind: 'opened', file: 'a', weightsSha256: '0', isHistoryKnown: false } as const;
    training.show(runDetails({ epochsDone: 0, origin }));
    expect(results.isUntrained.value).toBe(false);
  });

  it('moves over the matrix from the largest mistake on, and stays inside', async () => {
    const { results } = modelWith();
    await rest();
    results.moveCell(1, 0);
    expect(results.cell.value).toMatchObject({ digit: 4, answer: 9 });
    results.moveCell(1, 1);
    expect(results.cell.value).toMatchObject({ digit: 5, answer: 9 });
    results.moveCell(-9, -9);
    expect(results.cell.value).toMatchObject({ digit: 0, answer: 0 });
  });
});

describe('the gallery', () => {
  it('shows the surest mistakes first, a page at a time', async () => {
    const { results } = modelWith();
    const { gallery } = results;
    gallery.size.value = 4;
    await rest();
    expect(gallery.pictures.value.map(({ image }) => image)).toEqual([94, 84, 74, 64]);
    expect(gallery.pictures.value[0]).toMatchObject({ label: 4, answer: 9, otherAnswer: null });
    gallery.turnTo(9);
    await rest();
    expect(gallery.pictures.value.map(({ image }) => image)).toEqual([14, 4]);
    gallery.size.value = 20;
    await rest();
    expect(gallery.first.value).toBe(0);
    gallery.turnTo(-5);
    expect(gallery.first.value).toBe(0);
  });

  it('shows the images of a square, of a digit, and the most doubtful right answers', async () => {
    const { results } = modelWith();
    const { gallery } = results;
    gallery.choose({ kind: 'cell', digit: 9, answer: 9 });
    await rest();
    expect(gallery.pictures.value[0]).toMatchObject({ image: 9, label: 9, answer: 9 });
    gallery.choose({ kind: 'doubtful' });
    gallery.filterBy({ digit: 3, isLeftOut: false });
    await rest();
    expect(gallery.pictures.value.map(({ image }) => image)).toEqual([3, 13, 23, 33, 43, 53, 63, 73, 83, 93]);
    gallery.choose({ kind: 'mistakes' });
    await rest();
    expect(gallery.pictures.value).toEqual([]);
  });

  it('puts a picture on the pad, and marks it there as long as it stays', async () => {
    const { results, drawing } = modelWith();
    const { gallery } = results;
    await rest();
    gallery.open(gallery.pictures.value[1]);
    expect(drawing.sample.value).toMatchObject({ name: 'Test image 85', label: 4 });
    expect(drawing.sample.value!.input[9]).toBeCloseTo(184 / 255, 6);
    expect(gallery.onPad.value).toMatchObject({ image: 84 });
    drawing.clear();
    expect(gallery.onPad.value).toBeNull();
    await gallery.openFirst();
    expect(drawing.sample.value).toMatchObject({ name: 'Test image 95' });
  });

  it('leaves the pad as it is where there is no picture', async () => {
    const { results, drawing } = modelWith();
    await rest();
    results.gallery.choose({ kind: 'cell', digit: 0, answer: 1 });
    await results.gallery.openFirst();
    expect(drawing.sample.value).toBeNull();
  });

  it('stays as it is while it is held and the network learns, and no longer', async () => {
    const { results, training } = modelWith();
    const { gallery } = results;
    await rest();
    training.changed({ ...training.run.value!, state: 'running' });
    gallery.hold();
    training.network.value = networkOfPixels(0);
    await rest();
    expect(results.mistakes.value).toBe(20);
    expect(gallery.images.value).toHaveLength(10);
    gallery.release();
    expect(gallery.images.value).toHaveLength(20);
    gallery.hold();
    training.changed({ ...training.run.value!, state: 'finished' });
    training.network.value = networkOfPixels();
    await rest();
    expect(gallery.images.value).toHaveLength(10);
  });
});

describe('the comparison', () => {
  it('offers the other runs that have a network', () => {
    const { results, library } = modelWith();
    const choices = results.comparison.choices.value;
    expect(choices).toEqual([{ id: runIds.second, name: 'Another' }]);
    library.changed([runSummary({ id: runIds.second, name: 'Another', epochsDone: 3 })]);
    expect(results.comparison.choices.value).toBe(choices);
  });

  it('counts what both, one or none reads, and shows those images', async () => {
    const { results } = modelWith();
    const { comparison, gallery } = results;
    comparison.choose(runIds.second);
    await rest();
    expect(comparison.counts.value).toMatchObject({
      both: 80,
      onlyOne: 10,
      onlyOther: 0,
      neither: 10,
    });
    expect(comparison.counts.value!.probability).toBeCloseTo(2 / 1024, 12);
    gallery.choose({ kind: 'only-this' });
    await rest();
    expect(gallery.pictures.value[0]).toMatchObject({ image: 7, label: 7, answer: 7, otherAnswer: 8 });
    results.chooseSplit('validation');
    await rest();
    expect(comparison.counts.value).toMatchObject({ both: 32, onlyOne: 4 });
  });

  it('shows nothing of the run before while a new one is read, with its network here or not yet', async () => {
    const { results, training } = modelWith();
    await rest();
    expect(results.mistakes.value).not.toBeNull();
    training.show(runDetails({ id: runIds.second }));
    expect(results.mistakes.value).toBeNull();
    training.network.value = networkOfPixels(7);
    expect(results.mistakes.value).toBeNull();
    await rest();
    const { value: mistakes } = results.mistakes;
    expect(mistakes).not.toBeNull();
    // A later network of the same run.
    training.network.value = networkOfPixels();
    expect(results.mistakes.value).toBe(mistakes);
  });

  it('ends when the other run is gone or comes on screen, and the gallery shows mistakes again', async () => {
    const { results, library, training } = modelWith();
    const { comparison, gallery } = results;
    comparison.choose(runIds.second);
    await rest();
    gallery.choose({ kind: 'only-this' });
    expect(gallery.choice.value.kind).toBe('only-this');
    training.show(runDetails({ id: runIds.second }));
    training.network.value = networkOfPixels();
    expect(comparison.other.value).toBeNull();
    await rest();
    expect(gallery.choice.value.kind).toBe('mistakes');
    training.show(runDetails());
    library.removed([runIds.second]);
    await rest();
    expect(comparison.counts.value).toBeNull();
  });
});
