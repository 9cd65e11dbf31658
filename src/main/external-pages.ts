import { shell } from 'electron';
import type { Result } from '../contract/result';
import { failure, success } from '../contract/result';
import { isKnownPage } from './known-pages';

/** Opens one of the known pages in the browser. */
export async function openPage(url: string): Promise<Result<undefined>> {
  if (!isKnownPage(url)) throw new Error('This page is none of those that Inkling opens.');
  const isOpened = await shell.openExternal(url).then(
    () => true,
    () => false,
  );
  return isOpened ? success() : failure('page-not-opened', `The browser did not open. The page is ${url}`);
}
