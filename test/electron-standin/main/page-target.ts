import type { Rectangle } from 'electron';
import type { CdpSession } from './cdp-connection';
import { chromium } from './chromium';
import { launch } from './launch';

interface WindowBounds {
  left: number;
  top: number;
  width: number;
  height: number;
  windowState: string;
}

interface Opening {
  x?: number;
  y?: number;
  width: number;
  height: number;
}

/** One window of Chromium with one page. Its bounds are those of the page: the frame around it is left out. */
export class PageTarget {
  private windowId = 0;
  private frame = { width: 0, height: 0 };
  private static isAppWindowTaken = false;

  private constructor(
    readonly id: string,
    readonly session: CdpSession,
    readonly frameId: string,
  ) {}

  static async open(opening: Opening): Promise<PageTarget> {
    const { browser } = chromium();
    const targetId = (await PageTarget.takeAppWindow()) ?? (await PageTarget.create(opening));
    const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const session = chromium().session(sessionId);
    const { frameTree } = await session.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    const target = new PageTarget(targetId, session, frameTree.frame.id);
    await target.measureFrame();
    await target.setBounds(opening);
    return target;
  }

  async setBounds({ x, y, width, height }: Partial<Rectangle>): Promise<void> {
    await this.setWindowBounds({
      left: x,
      top: y,
      width: width === undefined ? undefined : width + this.frame.width,
      height: height === undefined ? undefined : height + this.frame.height,
    });
  }

  async setState(windowState: 'normal' | 'maximized' | 'minimized'): Promise<void> {
    await this.setWindowBounds({ windowState });
  }

  async getBounds(): Promise<Rectangle & { isMaximized: boolean }> {
    const { left, top, width, height, windowState } = await this.windowBounds();
    return {
      x: left,
      y: top,
      width: width - this.frame.width,
      height: height - this.frame.height,
      isMaximized: windowState === 'maximized',
    };
  }

  /** Chromium's own zoom is out of reach here: the page gets a smaller viewport, painted larger, which looks the same. */
  async setZoomFactor(factor: number): Promise<void> {
    const { width, height } = await this.getBounds();
    const zoomed = {
      width: Math.round(width / factor),
      height: Math.round(height / factor),
      deviceScaleFactor: factor,
      mobile: false,
    };
    await (factor === 1
      ? this.session.send('Emulation.clearDeviceMetricsOverride')
      : this.session.send('Emulation.setDeviceMetricsOverride', zoomed));
  }

  async close(): Promise<void> {
    await chromium()
      .browser.send('Target.closeTarget', { targetId: this.id })
      .catch(() => undefined);
  }

  /** Interactively, Chromium comes with one window without tabs; the first of the app is that one. */
  private static async takeAppWindow(): Promise<string | undefined> {
    if (!launch.isInteractive || PageTarget.isAppWindowTaken) return undefined;
    PageTarget.isAppWindowTaken = true;
    for (let attempt = 0; attempt < 100; attempt++) {
      const { targetInfos } = await chromium().browser.send<{
        targetInfos: { targetId: string; type: string }[];
      }>('Target.getTargets');
      const page = targetInfos.find(({ type }) => type === 'page');
      if (page) return page.targetId;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('Chromium opened no window.');
  }

  private static async create({ width, height }: Opening): Promise<string> {
    const { targetId } = await chromium().browser.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    return targetId;
  }

  private async measureFrame(): Promise<void> {
    const { windowId } = await chromium().browser.send<{ windowId: number }>('Browser.getWindowForTarget', {
      targetId: this.id,
    });
    this.windowId = windowId;
    const { width, height } = await this.windowBounds();
    const { cssVisualViewport } = await this.session.send<{
      cssVisualViewport: { clientWidth: number; clientHeight: number };
    }>('Page.getLayoutMetrics');
    this.frame = {
      width: width - cssVisualViewport.clientWidth,
      height: height - cssVisualViewport.clientHeight,
    };
  }

  private async windowBounds(): Promise<WindowBounds> {
    const { bounds } = await chromium().browser.send<{ bounds: WindowBounds }>('Browser.getWindowBounds', {
      windowId: this.windowId,
    });
    return bounds;
  }

  private async setWindowBounds(bounds: Partial<WindowBounds>): Promise<void> {
    await chromium()
      .browser.send('Browser.setWindowBounds', { windowId: this.windowId, bounds })
      // The window may have gone meanwhile.
      .catch(() => undefined);
  }
}
