import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeNpz } from '../services/data/form-files';
import { expect, test } from './harness';
import { syntheticDataFolder } from './synthetic-data';
import { InklingWindow } from './window';

const nowhere = { dataFolder: null, env: { INKLING_MNIST: '' } };

test.describe('the data set', () => {
  test('is named, counted and said to be other than the published one', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const footer = window.page.getByRole('contentinfo');
    await expect(footer).toContainText('MNIST, not the published files');
    await expect(footer).toContainText('5,000 training · 1,000 validation · 1,000 test');
  });

  test('is found where INKLING_MNIST says @packaging', async ({ launchApp }) => {
    const { page } = await launchApp({ dataFolder: null, env: { INKLING_MNIST: syntheticDataFolder } });
    await expect(page.getByRole('contentinfo')).toContainText('5,000 training');
  });

  test('is named with what is wrong with it when it is damaged, and nothing trains on it', async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('damaged');
    cpSync(syntheticDataFolder, folder, { recursive: true });
    const images = join(folder, 'train-images-idx3-ubyte');
    writeFileSync(images, readFileSync(images).subarray(0, 100_000));
    const window = new InklingWindow(await launchApp({ dataFolder: folder }));
    const card = window.page.getByRole('region', { name: 'No training data yet' });
    await expect(card).toContainText('train-images-idx3-ubyte');
    await expect(card).toContainText('100,000');
    await expect(window.primaryAction).toHaveAttribute('aria-disabled', 'true');
  });

  test('is read whole where a damaged copy lies beside it, and the copy is told', async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('two-copies');
    cpSync(syntheticDataFolder, folder, { recursive: true });
    writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), 'damaged');
    const window = new InklingWindow(await launchApp({ dataFolder: folder }));
    await expect(window.page.getByRole('contentinfo')).toContainText('5,000 training');
    await expect(window.alerts).toContainText('“train-images-idx3-ubyte” is used instead.');
    await window.train(1);
  });

  test('can be one of the other forms, by its folder or its file, and the app says which', async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('keras');
    mkdirSync(folder);
    const read = (name: string, headerBytes: number) =>
      Uint8Array.from(readFileSync(join(syntheticDataFolder, name)).subarray(headerBytes));
    const split = (name: string) => ({
      images: read(`${name}-images-idx3-ubyte`, 16),
      labels: read(`${name}-labels-idx1-ubyte`, 8),
    });
    const file = join(folder, 'mnist.npz');
    writeFileSync(file, encodeNpz({ training: split('train'), test: split('t10k') }));
    const { page } = await launchApp({ dataFolder: folder });
    await expect(page.getByRole('contentinfo')).toContainText(
      'MNIST, not the published files (NumPy’s .npz)',
    );
    const byFile = new InklingWindow(await launchApp({ dataFolder: file }));
    await expect(byFile.page.getByRole('contentinfo')).toContainText('5,000 training');
    await byFile.train(1);
  });

  test('can be chosen in the app, and is remembered', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({
      ...nowhere,
      userDataFolder,
      args: [`--data=${testInfo.outputPath('none')}`],
    });
    const window = new InklingWindow(first);
    await expect(window.button('Choose a folder…')).toBeVisible();
    const empty = testInfo.outputPath('empty');
    mkdirSync(empty);
    await window.willOpen(empty);
    await window.button('Choose a folder…').click();
    await expect(window.alerts).toContainText('empty');
    await window.willOpen(undefined);
    await window.button('Choose a folder…').click();
    await window.willOpen(syntheticDataFolder);
    await window.choose('data.choose-folder');
    await expect(window.page.getByRole('contentinfo')).toContainText('5,000 training');
    await window.train(1);
    const closed = first.app.waitForEvent('close');
    await window.closeWindow();
    await closed;
    const { page } = await launchApp({ ...nowhere, userDataFolder });
    await expect(page.getByRole('contentinfo')).toContainText('5,000 training');
  });

  test('can be changed from run to run: the same images from elsewhere give the same counts, on all cores', async ({
    inkling,
  }, testInfo) => {
    const window = new InklingWindow(inkling);
    // Enough work to be shared by the machine's cores.
    await window.enter({ 'Hidden layers': '5c5, p2, 200', 'Training images': '1000' });
    await window.train(2);
    const counts = await window.transcriptCounts();
    const folder = testInfo.outputPath('elsewhere');
    cpSync(syntheticDataFolder, folder, { recursive: true });
    await window.willOpen(folder);
    await window.choose('data.choose-folder');
    const dataFolder = () =>
      window.page.evaluate(async () => {
        const answer = await globalThis.window.inkling.request('app.snapshot');
        return answer.ok && answer.value.data.phase === 'ready' ? answer.value.data.folder : undefined;
      });
    await expect.poll(dataFolder).toBe(folder);
    await window.train(2);
    expect(await window.transcriptCounts()).toEqual(counts);
  });

  test('can be synthetic digits, clearly told from MNIST @packaging', async ({ launchApp }, testInfo) => {
    const started = await launchApp({ ...nowhere, args: [`--data=${testInfo.outputPath('none')}`] });
    const window = new InklingWindow(started);
    await window.button('Use synthetic digits').click();
    await expect(window.page.getByRole('contentinfo')).toContainText('Synthetic digits, not MNIST');
    await window.train(1);
    expect(await window.transcriptCounts()).toHaveLength(1);
  });

  test('is downloaded when it is asked for, and a failure is told @packaging', async ({
    launchApp,
  }, testInfo) => {
    const started = await launchApp({ ...nowhere, args: [`--data=${testInfo.outputPath('none')}`] });
    const window = new InklingWindow(started);
    // No test depends on the network: the mirrors are cut off.
    await started.app.evaluate(() => {
      globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
    });
    await window.button('Download MNIST').click();
    await expect(window.page.getByRole('region', { name: 'No training data yet' })).toContainText(
      'could not be downloaded',
    );
    await expect(window.button('Download MNIST')).toBeVisible();
    await expect(window.button('Use synthetic digits')).toBeVisible();
  });
});
