import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataModel } from '../../../src/renderer/data/data-model';
import { ReadingModel } from '../../../src/renderer/reading/reading-model';
import { RunModel } from '../../../src/renderer/run/run-model';
import { TimeMachineModel } from '../../../src/renderer/time-machine/time-machine-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { ViewsModel } from '../../../src/renderer/ui/views-model';
import { encodePng } from '../../cli/pictures/encode';
import { emptyNetwork, FakeBridge } from '../fake-bridge';
import { DirectLineReader } from './direct-line-reader';

function createModel() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const training = new RunModel();
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[7] = 3;
  training.network.value = network;
  const views = new ViewsModel();
  const timeMachine = new TimeMachineModel(bridge, notices, training);
  const environment = { notices, views, data: new DataModel(bridge, notices), timeMachine };
  const model = new ReadingModel(bridge, environment, new DirectLineReader());
  return { bridge, notices, views, model };
}

/** A page's canvas of one white pixel. */
class WhiteCanvas {
  getContext() {
    return { drawImage: () => {}, getImageData: () => ({ data: Uint8ClampedArray.of(255, 255, 255, 255) }) };
  }
}

/** Lets all answers come. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe('ReadingModel', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('copies what was read, and says so; there is nothing to copy before', async () => {
    const { bridge, model } = createModel();
    await model.copyText();
    expect(bridge.asked).toEqual([]);
    model.line.follow();
    model.line.drawing.begin([0.5, 0.2]);
    model.line.drawing.continueThrough([[0.5, 0.8]]);
    model.line.drawing.end();
    await settle();
    await model.copyText();
    expect(bridge.asked).toEqual([{ name: 'clipboard.write-text', parameters: ['7'] }]);
    expect(model.isCopied.value).toBe(true);
  });

  it('tells why a picture cannot be opened, and leaves all as it is', async () => {
    const { bridge, notices, views, model } = createModel();
    bridge.fail('picture.open', 'picture-unreadable', '“a.png” could not be read.');
    const messages = () => notices.notices.value.map(({ message }) => message);
    await model.openPicture();
    expect(messages()).toEqual(['“a.png” could not be read.']);
    await model.openFile(new Blob([new Uint8Array(64_000_001)]), 'large.png');
    expect(messages()).toEqual(['“large.png” is too large: the limit for a picture is 64 MB.']);
    bridge.fail('picture.open', 'cancelled', 'Cancelled.');
    await model.openPicture();
    expect(messages()).toHaveLength(1);
    expect(views.shown.value).toBe('train');
    expect(model.line.picture.value).toBeNull();
  });

  it('shows the picture that was given last, also where an earlier one takes longer to open', async () => {
    const { notices, model } = createModel();
    // Node does not decode pictures; these are opened when the test says so.
    const decoded: (() => void)[] = [];
    const bitmap = { width: 1, height: 1 };
    vi.stubGlobal('createImageBitmap', () => new Promise((resolve) => decoded.push(() => resolve(bitmap))));
    vi.stubGlobal('OffscreenCanvas', WhiteCanvas);
    const file = new Blob([new Uint8Array(encodePng({ ...bitmap, grey: Uint8Array.of(255) }))]);
    const opening = ['first.png', 'second.png', 'third.png'].map((name) => model.openFile(file, name));
    await vi.waitFor(() => expect(decoded).toHaveLength(3));
    for (const place of [1, 2, 0]) decoded[place]();
    await Promise.all(opening);
    expect(model.line.picture.value?.name).toBe('third.png');
    expect(notices.notices.value).toEqual([]);
  });
});
