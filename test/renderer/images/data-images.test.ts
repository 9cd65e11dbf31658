import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus, SplitName } from '../../../src/contract/data';
import { success } from '../../../src/contract/result';
import { DataImages } from '../../../src/renderer/images/data-images';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge, snapshotWith } from '../fake-bridge';

type Ready = Extract<DataStatus, { phase: 'ready' }>;

const ready = { ...(snapshotWith().data as Ready), testImages: 1200, validationImages: 300 };

/** Main with 1,200 test images, or fewer of another split; each image's label is its number's last digit. */
function imagesWith(status: DataStatus = ready) {
  const bridge = new FakeBridge();
  bridge.request = ((name: 'data.images', range: { split: SplitName; first: number; count: number }) => {
    bridge.asked.push({ name, parameters: [range] });
    const end = Math.min(ready[`${range.split}Images`], range.first + range.count);
    const labels = Uint8Array.from(
      { length: Math.max(0, end - range.first) },
      (_, at) => (range.first + at) % 10,
    );
    return Promise.resolve(success({ images: new Uint8Array(784 * labels.length), labels }));
  }) as typeof bridge.request;
  const notices = new NoticesModel();
  const data = signal(status);
  const images = new DataImages(bridge, notices, data);
  return { bridge, notices, data, images };
}

describe('DataImages', () => {
  it('counts the images of each split, and none while there is no data', () => {
    const { images, data } = imagesWith();
    expect([images.count('training'), images.count('validation'), images.count('test')]).toEqual([
      50_000, 300, 1200,
    ]);
    data.value = { phase: 'checking' };
    expect(images.count('test')).toBe(0);
  });

  it('fetches the block around an image, once for all images in it', async () => {
    const { bridge, images } = imagesWith();
    const [one, other] = await Promise.all([
      images.block({ split: 'test', index: 501 }),
      images.block({ split: 'test', index: 999 }),
    ]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ first: 500 });
    expect(one!.labels[3]).toBe(3);
    expect(bridge.asked.map(({ parameters }) => parameters[0])).toEqual([
      { split: 'test', first: 500, count: 500 },
    ]);
  });

  it('has fewer images in the block at the end, and tells the splits apart', async () => {
    const { images } = imagesWith();
    expect((await images.block({ split: 'test', index: 1100 }))!.labels).toHaveLength(200);
    expect((await images.block({ split: 'validation', index: 0 }))!.labels).toHaveLength(300);
  });

  it('keeps the blocks used last, and drops others when there are too many', async () => {
    const { bridge, images } = imagesWith();
    const use = (block: number) => images.block({ split: 'test', index: block * 500 });
    for (let block = 0; block < 200; block++) await use(block);
    await use(0);
    await use(200);
    bridge.asked.length = 0;
    await use(0);
    expect(bridge.asked).toEqual([]);
    await use(1);
    expect(bridge.asked).toHaveLength(1);
  });

  it('fetches again when there is other data, and hands out nothing of the data before', async () => {
    const { bridge, data, images } = imagesWith();
    const before = images.block({ split: 'test', index: 0 });
    data.value = { ...ready };
    expect(await before).toBeNull();
    expect(await images.block({ split: 'test', index: 0 })).not.toBeNull();
    expect(bridge.asked).toHaveLength(2);
  });

  it('tells why there is none, and tries again when it is asked for once more', async () => {
    const { bridge, notices, images } = imagesWith();
    const { request } = bridge;
    bridge.request = (() =>
      Promise.resolve({ ok: false, failure: { code: 'data-damaged', message: 'It is torn.' } })) as never;
    expect(await images.block({ split: 'test', index: 0 })).toBeNull();
    expect(notices.notices.value[0].message).toBe('It is torn.');
    bridge.request = request;
    expect(await images.block({ split: 'test', index: 0 })).not.toBeNull();
  });
});
