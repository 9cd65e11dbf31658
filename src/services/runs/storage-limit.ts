import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import type { StorageUse } from '../../contract/api';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { RunSummary } from '../../contract/run';
import { isAtRest, runIdSchema } from '../../contract/run';
import { removeTemporaryFiles, writeFileAtomically } from '../files/atomic-files';
import { isFault, readRegularFile } from '../files/regular-files';
import { largestSizes } from './run-files';

const limitSchema = v.object({
  limitBytes: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Runs that a person has been shown as due. */
  toldIds: v.array(runIdSchema),
});

type Limit = v.InferOutput<typeof limitSchema>;

/** How much space the runs may use, and which runs are due for deletion; kept in a file. */
export class StorageLimit {
  readonly #path: string;
  #limit: Limit = { limitBytes: null, toldIds: [] };
  /** What the file holds, or will hold. */
  #content: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  get toldIds(): readonly string[] {
    return this.#limit.toldIds;
  }

  /** Reads the limit; an unreadable file means no limit. */
  async load(): Promise<void> {
    await removeTemporaryFiles(this.#path);
    const content = await readRegularFile(this.#path, largestSizes.lesson);
    const text = isFault(content) ? '' : content.toString();
    const parsed = v.safeParse(v.pipe(v.string(), v.transform(parseJson), limitSchema), text);
    if (parsed.success) this.#limit = parsed.output;
    this.#content = encode(this.#limit);
  }

  /** The oldest runs without a star are due until the rest fits the limit; `spare` and active runs never are. */
  use(newestFirst: readonly RunSummary[], spare: readonly string[]): StorageUse {
    const { limitBytes } = this.#limit;
    const bytes = newestFirst.reduce((sum, run) => sum + run.bytes, 0);
    const dueIds: string[] = [];
    let tooMany = limitBytes === null ? 0 : bytes - limitBytes;
    for (const run of [...newestFirst].reverse()) {
      if (tooMany <= 0) break;
      if (run.isStarred || run.isElsewhere || !isAtRest(run) || spare.includes(run.id)) continue;
      dueIds.push(run.id);
      tooMany -= run.bytes;
    }
    return { bytes, limitBytes, dueIds };
  }

  /** Fails with 'file-not-written'. */
  async update(changes: Partial<Limit>): Promise<Result<undefined>> {
    this.#limit = { ...this.#limit, ...changes };
    const content = encode(this.#limit);
    if (content === this.#content) return success();
    this.#content = content;
    const written = await writeFileAtomically(this.#path, content, { makesFolder: true });
    if (!written.ok && this.#content === content) this.#content = undefined;
    return written;
  }
}

function encode(limit: Limit): string {
  return `${JSON.stringify(limit, null, 2)}\n`;
}
