import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { DataModel } from '../../../src/renderer/data/data-model';
import { DigitModel } from '../../../src/renderer/drawing/digit-model';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import { ReadingModel } from '../../../src/renderer/reading/reading-model';
import { RunModel } from '../../../src/renderer/run/run-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { ViewsModel } from '../../../src/renderer/ui/views-model';
import { emptyNetwork, FakeBridge } from '../fake-bridge';
import { DirectLineReader } from './direct-line-reader';

/** Says `inMiddle` when there is ink in the picture's middle, otherwise `elsewhere`; the runner-up is 9. */
function networkThatLooksAtTheMiddle(inMiddle: number, elsewhere: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  const { weight, bias } = network.layers[0];
  bias[elsewhere] = 2;
  bias[9] = 1;
  for (const row of [12, 13, 14, 15]) {
    for (const column of [12, 13, 14, 15]) weight[784 * inMiddle + 28 * row + column] = 5;
  }
  return network;
}

function modelWith(network: NetworkParameters) {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const data = new DataModel(bridge, notices);
  const training = new RunModel();
  training.network.value = network;
  const drawing = new DrawingModel();
  const digit = new DigitModel(drawing, training.network);
  const around = { notices, views: new ViewsModel(), data, training, drawing, digit };
  const model = new ReadingModel(bridge, around, new DirectLineReader());
  return { bridge, notices, drawing, digit, model };
}

/** A cross, small and in a corner. */
function drawInCorner(drawing: DrawingModel): void {
  for (const line of [
    [
      [0.05, 0.1],
      [0.2, 0.1],
    ],
    [
      [0.1, 0.05],
      [0.1, 0.2],
    ],
  ] as const) {
    // prettier-ignore
    drawing.begin(line[0]);
    drawing.continueThrough([line[1]]);
    drawing.end();
  }
}

describe('ReadingModel', () => {
  it('compares with nothing, and prepares nothing, while the pad is empty', () => {
    const { model } = modelWith(networkThatLooksAtTheMiddle(3, 7));
    expect(model.resemblance.value).toBeNull();
    expect(model.steps.value).toBeNull();
  });

  it('compares with the digits of both answers where they differ, the one that counts first', () => {
    const { drawing, digit, model } = modelWith(networkThatLooksAtTheMiddle(3, 7));
    drawInCorner(drawing);
    expect(model.resemblance.value).toEqual({ input: digit.prepared.input.value, digits: [3, 7] });
    digit.preparation.value = 'squeezed';
    expect(model.resemblance.value).toEqual({ input: digit.squeezed.input.value, digits: [7, 3] });
  });

  it('compares with the answer and its runner-up where both answers are the same', () => {
    const { drawing, model } = modelWith(networkThatLooksAtTheMiddle(7, 7));
    drawInCorner(drawing);
    expect(model.resemblance.value?.digits).toEqual([7, 9]);
  });

  it('ends the steps with what the network gets', () => {
    const { drawing, digit, model } = modelWith(networkThatLooksAtTheMiddle(3, 7));
    drawInCorner(drawing);
    expect(model.steps.value).toHaveLength(4);
    expect(model.steps.value?.at(-1)?.picture.grey).toEqual(digit.input.value);
  });

  it('copies what was read in many digits, and says so', async () => {
    const { bridge, model } = modelWith(networkThatLooksAtTheMiddle(7, 7));
    model.line.reading.value = { text: '5042', digits: [] };
    await model.copyText();
    expect(bridge.asked.at(-1)).toEqual({ name: 'clipboard.write-text', parameters: ['5042'] });
    expect(model.isCopied.value).toBe(true);
  });

  it('tells why a picture cannot be opened, and leaves all as it is', async () => {
    const { bridge, notices, model } = modelWith(networkThatLooksAtTheMiddle(7, 7));
    bridge.fail('picture.open', 'picture-unreadable', '“a.png” could not be read.');
    await model.openPicture();
    await model.openFile(new Blob([new Uint8Array(64_000_001)]), 'large.png');
    expect(notices.notices.value.map(({ message }) => message)).toEqual([
      '“a.png” could not be read.',
      '“large.png” is too large: a picture may have 64 MB.',
    ]);
    bridge.fail('picture.open', 'cancelled', 'Cancelled.');
    await model.openPicture();
    expect(notices.notices.value).toHaveLength(2);
    expect(model.part.value).toBe('one-digit');
    expect(model.line.picture.value).toBeNull();
  });
});
