import type { NativeTheme } from 'electron';
import { app } from './app';
import { BrowserWindow } from './browser-window';
import { strictEmitter } from './strict';

class StandInNativeTheme
  extends strictEmitter('nativeTheme')
  implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  private source: NativeTheme['themeSource'] = 'system';

  get themeSource() {
    return this.source;
  }

  set themeSource(source) {
    this.source = source;
    for (const window of BrowserWindow.getAllWindows()) this.applyTo(window);
    this.emit('updated');
  }

  /** The desktop's own choice is not known here, so "system" counts as light. */
  get shouldUseDarkColors() {
    return this.source === 'dark';
  }

  applyTo(window: BrowserWindow) {
    const value = this.source === 'system' ? '' : this.source;
    void window.webContents.opened
      .then(({ session }) =>
        session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] }),
      )
      .catch(() => undefined);
  }
}

export const nativeTheme = new StandInNativeTheme();

app.on('browser-window-created', (_event, window: BrowserWindow) => {
  if (nativeTheme.themeSource !== 'system') nativeTheme.applyTo(window);
});
