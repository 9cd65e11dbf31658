import * as v from 'valibot';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { UpdateCheck } from '../../contract/updates';
import { parseJson } from '../../contract/json';
import { networkReason } from '../network-errors';
import { isNewerVersion } from './version';

/** GitHub's name of the project, as in package.json's homepage. */
const repository = 'inkling/inkling';
const newestReleaseUrl = `https://api.github.com/repos/${repository}/releases/latest`;
const releasesPage = `https://github.com/${repository}/releases`;

/** A release with twenty files takes about 40 kB. */
const largestAnswerBytes = 500_000;
const patienceMs = 20_000;

/** What is used of GitHub's answer; the tag becomes part of an address. */
const releaseSchema = v.object({
  tag_name: v.pipe(v.string(), v.regex(/^v\d{1,6}\.\d{1,6}\.\d{1,6}$/)),
});

export interface UpdateDeskOptions {
  /** The version that runs. */
  version: string;
  fetch?: typeof fetch;
  /** Where the newest release is described; GitHub unless a test says otherwise. */
  url?: string;
  patienceMs?: number;
}

/** Asks GitHub for the newest version, only when a person wants it; downloads and changes nothing. */
export class UpdateDesk {
  readonly #options: UpdateDeskOptions;
  #newestTag: string | undefined;

  constructor(options: UpdateDeskOptions) {
    this.#options = options;
  }

  /** The page with the newest version that a check has found, or with all versions. */
  get page(): string {
    return this.#newestTag === undefined ? releasesPage : `${releasesPage}/tag/${this.#newestTag}`;
  }

  /** Fails with 'update-check-failed'; the message says why. */
  async check(): Promise<Result<UpdateCheck>> {
    const { version, url = newestReleaseUrl } = this.#options;
    const answer = await this.#ask(url);
    if (!answer.ok) return answer;
    if (answer.value === null) return success({ current: version, newest: null, isNewer: false });
    const release = v.safeParse(releaseSchema, parseJson(answer.value));
    if (!release.success) return failed('gave an answer that Inkling cannot read');
    const tag = release.output.tag_name;
    this.#newestTag = tag;
    return success({ current: version, newest: tag.slice(1), isNewer: isNewerVersion(tag, version) });
  }

  /** The text of the answer; null: there is no release. */
  async #ask(url: string): Promise<Result<string | null>> {
    const { fetch = globalThis.fetch, patienceMs: limitMs = patienceMs } = this.#options;
    const signal = AbortSignal.timeout(limitMs);
    try {
      const response = await fetch(url, {
        // GitHub refuses requests without a name.
        headers: { accept: 'application/vnd.github+json', 'user-agent': 'Inkling' },
        redirect: 'error',
        signal,
      });
      if (response.status === 404) return success(null);
      if (response.status === 403 || response.status === 429) {
        return failed('answers no more questions from your network for now; try again in an hour');
      }
      if (!response.ok) return failed(`answered with error ${response.status}`);
      const text = await readAtMost(response, largestAnswerBytes);
      return text === undefined ? failed('sent far too much') : success(text);
    } catch (error) {
      return failed(signal.aborted ? `did not answer within ${limitMs / 1000} s` : networkReason(error));
    }
  }
}

function failed(reason: string) {
  return failure('update-check-failed', `The newest version is not known: github.com ${reason}.`);
}

/** undefined: it is longer; the rest is not received. */
async function readAtMost(response: Response, bytes: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let received = 0;
  for await (const piece of response.body ?? []) {
    received += piece.length;
    if (received > bytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
