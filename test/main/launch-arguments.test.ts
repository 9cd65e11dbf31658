import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readableModelEndings } from '../../src/contract/model-files';
import { readLaunchArguments } from '../../src/main/launch-arguments';

const folder = resolve('/home/ada');
const read = (args: string[], environment = {}) =>
  readLaunchArguments(['inkling', ...args], environment, folder);

describe('readLaunchArguments', () => {
  it('finds the last model among switches of Chromium', () => {
    expect(read(['--no-sandbox', 'a.safetensors', 'b.json', 'letter.txt'])).toEqual({
      dataFolder: undefined,
      modelPath: resolve(folder, 'b.json'),
    });
  });

  it.each(readableModelEndings)('finds a model that ends in %s', (ending) => {
    expect(read([`a${ending.toUpperCase()}`]).modelPath).toBe(resolve(folder, `a${ending.toUpperCase()}`));
  });

  it('takes files of other programs too, so that the window can say what to do with them', () => {
    expect(read(['model.PTH']).modelPath).toBe(resolve(folder, 'model.PTH'));
    expect(read(['letter.txt']).modelPath).toBeUndefined();
  });

  it('prefers the folder that is named to the one of the environment', () => {
    const environment = { INKLING_MNIST: '/mnist' };
    expect(read([], environment).dataFolder).toBe(resolve('/mnist'));
    expect(read(['--data=here'], environment).dataFolder).toBe(resolve(folder, 'here'));
    expect(read(['--data', 'here'], environment).dataFolder).toBe(resolve(folder, 'here'));
  });

  it('takes the file URL that a file manager may hand over', () => {
    const path = resolve('/home/ada/my % model.safetensors');
    expect(read([pathToFileURL(path).href]).modelPath).toBe(path);
    expect(read([`--data=${pathToFileURL(folder).href}`]).dataFolder).toBe(folder);
  });

  it('leaves a URL alone that names no file', () => {
    expect(read(['file:///%zz/a.safetensors']).modelPath).toBe(resolve(folder, 'file:///%zz/a.safetensors'));
  });
});
