import type { BrowserWindow } from 'electron';
import { ipcMain } from 'electron';
import * as v from 'valibot';
import type { RequestArguments, RequestName, RequestResult } from '../contract/api';
import { requests } from '../contract/api';
import { requestChannel } from '../contract/channels';
import type { Result } from '../contract/result';
import { failure } from '../contract/result';
import { isOurPage } from './security';

/** One function a request; expected failures are results, anything thrown is a bug. */
export type RequestHandlers = {
  [Name in RequestName]: (
    ...parameters: RequestArguments<Name>
  ) => Promise<Result<RequestResult<Name>>> | Result<RequestResult<Name>>;
};

/** Answers the page's requests: who asks is checked first, then what is asked, then it is done. */
export function answerRequests(window: BrowserWindow, handlers: RequestHandlers): void {
  for (const name of Object.keys(requests) as RequestName[]) {
    ipcMain.handle(requestChannel(name), (event, ...parameters: unknown[]) => {
      if (!isOurPage(event.senderFrame, window.webContents)) {
        return failure('invalid-request', 'Only the app’s own page may ask.');
      }
      const parsed = v.safeParse(requests[name], parameters);
      if (!parsed.success) {
        return failure(
          'invalid-request',
          `${name}: ${parsed.issues.map((issue) => issue.message).join(' ')}`,
        );
      }
      const handler = handlers[name] as (...parsedParameters: unknown[]) => unknown;
      return handler(...parsed.output);
    });
  }
}
