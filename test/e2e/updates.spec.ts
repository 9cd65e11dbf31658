import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from './harness';
import { InklingWindow } from './window';

interface Releases {
  address: string;
  asked: string[];
  /** What is answered next. */
  tag: string | null;
}

/** A server in GitHub's place. */
const test = base.extend<{ releases: Releases }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  releases: async ({}, use) => {
    const releases: Releases = { address: '', asked: [], tag: null };
    const server = createServer((request, response) => {
      releases.asked.push(request.url ?? '');
      if (releases.tag === null) response.writeHead(503).end();
      else response.end(JSON.stringify({ tag_name: releases.tag }));
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    releases.address = `http://localhost:${(server.address() as AddressInfo).port}/`;
    await use(releases);
    server.closeAllConnections();
    server.close();
  },
});

test('updates are looked for only when a person agrees, and opened only at a click', async ({
  launchApp,
  releases,
}) => {
  const inkling = await launchApp({ env: { INKLING_RELEASES_URL: releases.address } });
  const window = new InklingWindow(inkling);
  await inkling.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  const opened = () => inkling.app.evaluate(() => (globalThis as { opened?: string[] }).opened);
  await window.choose('help.check-for-updates');
  const dialog = window.page.getByRole('dialog', { name: 'Check for updates' });
  await expect(dialog).toContainText('asks github.com for the newest version; nothing else is sent');
  expect(releases.asked).toEqual([]);

  await dialog.getByRole('button', { name: 'Ask github.com' }).click();
  await expect(dialog).toContainText('The newest version is not known: github.com answered with error 503.');
  releases.tag = 'v0.1.0';
  await dialog.getByRole('button', { name: 'Ask Again' }).click();
  await expect(dialog).toContainText('You have the newest version');
  releases.tag = 'v99.0.0';
  await dialog.getByRole('button', { name: 'Ask Again' }).click();
  await expect(dialog).toContainText('Inkling 99.0.0 is available.');
  expect(releases.asked).toHaveLength(3);
  expect(await opened()).toEqual([]);

  await dialog.getByRole('button', { name: 'Open the Download Page' }).click();
  await expect.poll(opened).toEqual(['https://github.com/inkling/inkling/releases/tag/v99.0.0']);
  await inkling.app.evaluate(({ shell }) => {
    shell.openExternal = () => Promise.reject(new Error('no browser'));
  });
  await dialog.getByRole('button', { name: 'Open the Download Page' }).click();
  await expect(window.alerts).toContainText('The browser did not open. The page is https://github.com/');
});
