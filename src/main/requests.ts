import type { BrowserWindow } from 'electron';
import { ipcMain } from 'electron';
import * as v from 'valibot';
import type { RequestArguments, RequestName, RequestResult } from '../contract/api';
import { requests } from '../contract/api';
import { requestChannel } from '../contract/channels';
import type { Result } from '../contract/result';
import { failure } from '../contract/result';
import type { Log } from '../services/log';
import { loggingBugs } from '../services/log';
import { isOurPage } from './security';

/** One function per request; expected failures are results, anything thrown is a bug. */
export type RequestHandlers = {
  [Name in RequestName]: (
    ...parameters: RequestArguments<Name>
  ) => Promise<Result<RequestResult<Name>>> | Result<RequestResult<Name>>;
};

/** Answers the page's requests: checks the sender, then the arguments, then does the work. */
export function answerRequests(window: BrowserWindow, handlers: RequestHandlers, log: Log): void {
  for (const name of Object.keys(requests) as RequestName[]) {
    ipcMain.handle(requestChannel(name), (event, ...parameters: unknown[]) => {
      if (!isOurPage(event.senderFrame, window.webContents)) {
        log.warn('request refused', { request: name, reason: 'sender' });
        return failure('invalid-request', 'Only the app’s own page may make requests.');
      }
      const parsed = v.safeParse(requests[name], parameters);
      if (!parsed.success) {
        // Logs neither the values nor the messages, which quote them.
        const [issue] = parsed.issues;
        const what = { at: v.getDotPath(issue), wanted: issue.type };
        log.warn('request refused', { request: name, reason: 'arguments', ...what });
        return failure('invalid-request', `The page asked for “${name}” in a wrong way.`);
      }
      const handler = handlers[name] as (...parsedParameters: unknown[]) => unknown;
      return loggingBugs(log, { request: name }, () => handler(...parsed.output));
    });
  }
}
