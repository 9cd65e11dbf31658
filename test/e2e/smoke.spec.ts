import { expect, test } from './harness';

test.describe('the window @packaging', () => {
  test('opens with the app’s own page and its name', async ({ inkling: { app, page } }) => {
    const title = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getTitle());
    expect(title).toContain('Inkling');
    const address = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].webContents.getURL(),
    );
    expect(address).toBe('app://inkling/index.html');
    expect(await page.evaluate(() => typeof Reflect.get(window, 'inkling'))).toBe('object');
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
  });

  test('forbids the page all that it does not need', async ({ inkling: { page } }) => {
    const policy = await page.evaluate(async () =>
      (await fetch('/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    // WebAssembly may be compiled; that runs no text as code.
    expect(policy?.replace("script-src 'self' 'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|script-src/);
  });

  test('serves its own files and nothing else', async ({ inkling: { page } }) => {
    const statusOf = (path: string) => page.evaluate(async (at) => (await fetch(at)).status, path);
    expect(await statusOf('/index.html')).toBe(200);
    expect(await statusOf('/missing.js')).toBe(404);
    expect(await statusOf('/%zz')).toBe(404);
    expect(await statusOf('/%2e%2e/main/index.js')).toBe(404);
    expect(await statusOf('/..%2fmain%2findex.js')).toBe(404);
  });

  test('stays on its page and opens no other', async ({ inkling: { app, page } }) => {
    const before = page.url();
    expect(await page.evaluate(() => window.open('https://example.org/popup'))).toBeNull();
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await expect.poll(() => app.windows().length).toBe(1);
    expect(page.url()).toBe(before);
  });

  test('obeys its policy: no script of another origin, no text as code, no frame, no connection', async ({
    inkling: { page },
  }) => {
    await page.evaluate(async () => {
      const refused = new Set<string>();
      Object.assign(globalThis, { refused });
      document.addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
      const add = (name: 'script' | 'iframe', changes: object) =>
        document.body.append(Object.assign(document.createElement(name), changes));
      add('script', { src: 'https://example.org/code.js' });
      add('script', { textContent: 'globalThis.hasRun = true' });
      add('iframe', { src: 'https://example.org/' });
      setTimeout('globalThis.hasRun = true');
      await fetch('https://example.org/').catch(() => undefined);
    });
    const refused = () =>
      page.evaluate(() => [...(globalThis as unknown as { refused: Set<string> }).refused].sort());
    await expect.poll(refused).toEqual(['connect-src', 'frame-src', 'script-src', 'script-src-elem']);
    expect(await page.evaluate(() => 'hasRun' in globalThis)).toBe(false);
  });

  test('can have what the kernels need', async ({ inkling: { page } }) => {
    const sharedBytes = await page.evaluate(async () => {
      // The policy is not applied to what is evaluated from outside, but to what comes later.
      await new Promise((resolve) => setTimeout(resolve));
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer.byteLength;
    });
    expect(sharedBytes).toBe(65_536);
  });

  test('has no permissions, and no way to download or to embed another page', async ({
    inkling: { app, page },
  }) => {
    const states = await page.evaluate(() =>
      Promise.all(
        ['camera', 'microphone', 'geolocation', 'notifications'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
    const prevented = await app.evaluate(({ BrowserWindow, session }) => {
      const seen: string[] = [];
      const event = (name: string) => ({ preventDefault: () => void seen.push(name) });
      const { webContents } = BrowserWindow.getAllWindows()[0];
      webContents.emit('will-attach-webview', event('webview'));
      session.defaultSession.emit('will-download', event('download'));
      return seen;
    });
    expect(prevented).toEqual(['webview', 'download']);
  });
});
