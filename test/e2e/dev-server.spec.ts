import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from './harness';

const page =
  '<!doctype html><title>Dev</title><body><style>h1 { color: rgb(1, 2, 3) }</style><h1>From the dev server</h1>';

/** A server such as Vite starts for who works on the page, and what it was asked for. */
const test = base.extend<{ devServer: { address: string; asked: string[] } }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  devServer: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    server.on('upgrade', ({ url = '' }, socket) => {
      asked.push(`web socket ${url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    await use({ address: `http://localhost:${(server.address() as AddressInfo).port}`, asked });
    server.closeAllConnections();
    server.close();
  },
});

test.describe('a dev server', () => {
  test('serves the page, and only in an app that is not packaged @packaging', async ({
    devServer: { address, asked },
    launchApp,
    isPackaged,
  }) => {
    const { page } = await launchApp({ env: { ELECTRON_RENDERER_URL: address } });
    if (isPackaged) {
      await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
      expect(asked).toEqual([]);
      return;
    }
    const heading = page.getByRole('heading', { name: 'From the dev server' });
    await expect(heading).toHaveCSS('color', 'rgb(1, 2, 3)');
    expect(asked).toContain('/index.html');
  });

  test('tells of changes over a web socket, which the app by itself may not open', async ({
    devServer: { address, asked },
    launchApp,
    isPackaged,
  }) => {
    const { page } = await launchApp({ env: { ELECTRON_RENDERER_URL: address } });
    await page.evaluate(
      (url) => {
        const blocked = new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI));
        });
        Object.assign(window, { blocked, socket: new WebSocket(`${url}/changes`) });
      },
      address.replace('http', 'ws'),
    );
    if (!isPackaged) await expect.poll(() => asked).toContain('web socket /changes');
    else {
      const blocked = page.evaluate(() => (window as unknown as { blocked: Promise<string> }).blocked);
      expect(await blocked).toContain('/changes');
    }
  });
});
