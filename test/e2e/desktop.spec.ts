import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { CommandId } from '../../src/contract/commands';
import { expect, test } from './harness';
import { InklingWindow } from './window';

test.describe('a desktop app', () => {
  test('has a menu with all that it can do', async ({ inkling }) => {
    const labels = await inkling.app.evaluate(({ Menu }) => {
      const labelsOf = (menu: Electron.Menu): string[] =>
        menu.items.flatMap((item) => [item.label, ...(item.submenu ? labelsOf(item.submenu) : [])]);
      return labelsOf(Menu.getApplicationMenu()!);
    });
    for (const label of [
      'Open…',
      'Open Recent',
      'Export a Copy…',
      'Train',
      'Step One Epoch',
      'Undo',
      'Eraser',
      'About Inkling',
    ]) {
      expect(labels).toContain(label);
    }
    const pen = () => new InklingWindow(inkling).menuItem('drawing.pen');
    await expect.poll(async () => (await pen())?.checked).toBe(true);
  });

  test('keeps the mark at what is chosen again in the menu', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const isChecked = async (id: CommandId) => (await window.menuItem(id))?.checked;
    for (const [id, other] of [
      ['drawing.pen', 'drawing.eraser'],
      ['view.runs', 'view.train'],
    ] as const) {
      await window.choose(id);
      await expect.poll(() => isChecked(id)).toBe(true);
      await window.choose(id);
      expect(await isChecked(id)).toBe(true);
      await window.choose(other);
      await expect.poll(() => isChecked(id)).toBe(false);
      expect(await isChecked(other)).toBe(true);
    }
  });

  test('is larger in presentation size, as large as its window allows, also after a restart', async ({
    launchApp,
  }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const window = new InklingWindow(first);
    const widthOf = ({ page }: { page: Page }) => page.evaluate(() => innerWidth);
    const usual = await widthOf(first);
    await window.choose('window.presentation');
    await expect.poll(() => widthOf(first)).toBe(usual / 1.25);
    await expect.poll(async () => (await window.menuItem('window.presentation'))?.checked).toBe(true);
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].setBounds({ width: 1920, height: 1080 }),
    );
    await expect.poll(() => widthOf(first)).toBe(1280);
    await first.close();

    const second = await launchApp({ userDataFolder });
    await expect.poll(() => widthOf(second)).toBe(usual / 1.25);
    await second.page.keyboard.press('Control+0');
    await expect.poll(() => widthOf(second)).toBe(usual);
    // Only in presentation size does the zoom follow the window.
    await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].setBounds({ width: 1920, height: 1080 }),
    );
    await expect.poll(() => widthOf(second)).toBe(1920);
  });

  test('changes its menu in place, since another one would close the menu that a person has open', async ({
    inkling,
  }) => {
    const window = new InklingWindow(inkling);
    await expect.poll(async () => (await window.menuItem('drawing.pen'))?.checked).toBe(true);
    await inkling.app.evaluate(({ Menu }) => Object.assign(globalThis, { menu: Menu.getApplicationMenu() }));
    await window.enter({ 'Hidden layers': '100, 30', 'Mini-batch size': '1', Epochs: '500' });
    await window.choose('training.new');
    await expect.poll(async () => (await window.menuItem('training.toggle'))?.label).toBe('Pause');
    await expect.poll(async () => (await window.menuItem('training.stop'))?.enabled).toBe(true);
    const isSame = ({ Menu }: { Menu: typeof Electron.Menu }) =>
      Menu.getApplicationMenu() === (globalThis as { menu?: unknown }).menu;
    expect(await inkling.app.evaluate(isSame)).toBe(true);
  });

  test('undoes typing where a text field has the focus, with keys and from the menu', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    const field = window.field('Epochs');
    const before = await field.inputValue();
    const isUndoable = async () => (await window.menuItem('drawing.undo'))?.enabled;
    expect(await isUndoable()).toBe(false);
    await field.click();
    await window.page.keyboard.press('End');
    await window.page.keyboard.type('7');
    await window.page.keyboard.press('ControlOrMeta+Z');
    await expect(field).toHaveValue(before);
    await window.page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(field).toHaveValue(`${before}7`);
    await expect.poll(isUndoable).toBe(true);
    await window.choose('drawing.undo');
    await expect(field).toHaveValue(before);
    await field.blur();
    await expect.poll(isUndoable).toBe(false);
  });

  test('keeps keys of commands from an open dialog, and from the menu behind it', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.choose('help.keys');
    await expect(window.page.getByRole('dialog')).toBeVisible();
    await window.page.evaluate(() =>
      addEventListener('keydown', (event) => Object.assign(globalThis, { isTaken: event.defaultPrevented })),
    );
    await window.page.keyboard.press('ControlOrMeta+3');
    expect(await window.page.evaluate(() => (globalThis as { isTaken?: boolean }).isTaken)).toBe(true);
    expect((await window.menuItem('view.runs'))?.checked).toBe(false);
  });

  test('shows its window where the desktop never says that it is ready', async ({ launchApp }) => {
    const { app } = await launchApp({ env: { STANDIN_NEVER_READY_TO_SHOW: '1' } });
    const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isVisible());
    await expect.poll(isVisible).toBe(true);
  });

  test('closes once, however often it is told to, and asks nothing', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.noteQuestions();
    const ended = new Promise((resolve) => inkling.app.process().on('exit', resolve));
    const asked = await inkling.app.evaluate(({ app, BrowserWindow }) => {
      const [only] = BrowserWindow.getAllWindows();
      only.close();
      only.close();
      app.quit();
      return (globalThis as { askedQuestions?: string[] }).askedQuestions;
    });
    expect(asked).toEqual([]);
    expect(await ended).toBe(0);
  });

  test('tells its version and licences @packaging', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.choose('help.about');
    const dialog = window.page.getByRole('dialog', { name: 'About Inkling' });
    await expect(dialog).toContainText(/Inkling \d+\.\d+\.\d+/);
    await dialog.getByText(/Included libraries/).click();
    await dialog.getByText(/^preact \d/).click();
    await expect(dialog).toContainText('Permission is hereby granted');
    await window.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('shows all keys on a key', async ({ inkling }) => {
    const window = new InklingWindow(inkling);
    await window.page.keyboard.press('?');
    const dialog = window.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toContainText('Step One Epoch');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  });

  test('leads to the book in the browser', async ({ inkling }) => {
    await inkling.app.evaluate(({ shell }) => {
      shell.openExternal = (url) => Promise.resolve(void Object.assign(globalThis, { openedUrl: url }));
    });
    await new InklingWindow(inkling).choose('help.chapter');
    const opened = await inkling.app.evaluate(() => (globalThis as { openedUrl?: string }).openedUrl);
    expect(opened).toContain('neuralnetworksanddeeplearning.com');
  });

  test('remembers its window', async ({ launchApp }, testInfo) => {
    const userDataFolder = testInfo.outputPath('user-data');
    const first = await launchApp({ userDataFolder });
    const bounds = { x: 30, y: 40, width: 1100, height: 720 };
    await first.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0].setBounds(to),
      bounds,
    );
    const closed = first.app.waitForEvent('close');
    await new InklingWindow(first).closeWindow();
    await closed;
    const second = await launchApp({ userDataFolder });
    const restored = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].getBounds(),
    );
    expect(restored).toMatchObject({ width: bounds.width, height: bounds.height });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible in ${colorScheme}`, async ({ inkling: { page } }) => {
      await page.emulateMedia({ colorScheme });
      // Axe's own frame tricks need a new page, which this app does not open.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    });

    test(`follows the system to ${colorScheme}`, async ({ inkling: { page } }) => {
      await page.emulateMedia({ colorScheme });
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const brightness = Number(/\d+/.exec(background)?.[0]);
      if (colorScheme === 'light') expect(brightness).toBeGreaterThan(200);
      else expect(brightness).toBeLessThan(60);
    });
  }

  test('reaches everything with the Tab key, and shows where it is', async ({ inkling: { page } }) => {
    const reached = new Set<string>();
    // Once around: until the first element comes again.
    let first: string | undefined;
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const label =
          element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
        const box = element.closest('label, .field-box');
        const around = box ? getComputedStyle(box) : null;
        const isMarked = [outlineStyle, around?.outlineStyle].some((style) => style && style !== 'none');
        return { label: (label ?? element.textContent).trim(), isMarked: isMarked || boxShadow !== 'none' };
      });
      if (!focused) continue;
      if (focused.label === first) break;
      first ??= focused.label;
      expect(focused, focused.label).toMatchObject({ isMarked: true });
      reached.add(focused.label);
    }
    for (const name of [
      'Train',
      'Runs',
      'Starter model',
      'Step one mini-batch',
      'Speed',
      'Preset',
      'Hidden layers',
      'Seed',
      'Drawing pad',
      'Eraser',
    ]) {
      expect([...reached]).toContain(name);
    }
  });
});
