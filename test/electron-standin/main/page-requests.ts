import type { CdpSession } from './cdp-connection';
import { answerCustomScheme, toAppUrl } from './custom-schemes';

interface RequestPaused {
  requestId: string;
  resourceType: string;
  frameId: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}

/** Answers what a page loads under the app's own schemes, and asks the app before the page goes elsewhere. */
export class PageRequests {
  constructor(
    private readonly session: CdpSession,
    private readonly frameId: string,
    private readonly app: {
      mayNavigate(url: string): boolean;
      mayOpenWindows(): boolean;
      takeMessage(path: string): string | undefined;
    },
  ) {
    session.on('Fetch.requestPaused', (paused: RequestPaused) => {
      this.answer(paused).catch((error: unknown) => {
        console.error(error);
        return this.fail(paused, 'Failed');
      });
    });
  }

  async open(): Promise<void> {
    await this.session.send('Fetch.enable', {
      patterns: [{ urlPattern: 'https://*.invalid/*' }, { urlPattern: '*', resourceType: 'Document' }],
    });
  }

  private async answer(paused: RequestPaused): Promise<void> {
    const { requestId, resourceType, frameId } = paused;
    const { method, headers, postData } = paused.request;
    const url = toAppUrl(paused.request.url);
    const isNavigation = resourceType === 'Document' && frameId === this.frameId;
    if (isNavigation && !this.app.mayNavigate(url)) {
      // Without content the page stays as it is.
      await this.session.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
      return;
    }
    const message = this.app.takeMessage(new URL(paused.request.url).pathname);
    if (message !== undefined) return this.fulfil(requestId, new Response(message));
    const response = await answerCustomScheme(new Request(url, { method, headers, body: postData }));
    if (!response) await this.session.send('Fetch.continueRequest', { requestId });
    else
      await this.fulfil(
        requestId,
        isNavigation && !this.app.mayOpenWindows() ? withoutPopups(response) : response,
      );
  }

  private async fulfil(requestId: string, response: Response): Promise<void> {
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    const { status: responseCode } = response;
    await this.session.send('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders, body });
  }

  private async fail({ requestId }: RequestPaused, errorReason: string): Promise<void> {
    await this.session.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
  }
}

const allButPopups = [
  'allow-downloads',
  'allow-forms',
  'allow-modals',
  'allow-orientation-lock',
  'allow-pointer-lock',
  'allow-presentation',
  'allow-same-origin',
  'allow-scripts',
  'allow-top-navigation',
];

/** Chromium's own means to forbid a page new windows: `window.open` gives null, as in Electron. */
function withoutPopups(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.append('content-security-policy', `sandbox ${allButPopups.join(' ')}`);
  return new Response(response.body, { status: response.status, headers });
}
