import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { hyperparametersSchema } from '../../contract/hyperparameters';
import type { Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { epochResultSchema } from '../../contract/run';
import { writeFileAtomically } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import { readModelFile, writeModelFile } from '../models/model-library';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const keptRunSchema = v.object({
  phase: v.picklist(['queued', 'loading', 'running', 'paused', 'finished', 'stopped', 'failed']),
  hyperparameters: hyperparametersSchema,
  startFrom: v.picklist(['new-weights', 'present-network']),
  trainingImages: count,
  testImages: count,
  validationImages: count,
  engine: v.optional(v.object({ name: v.string(), remark: v.optional(v.string()) })),
  ending: v.optional(v.picklist(['completed', 'stopped', 'no-improvement', 'lowest-rate', 'diverged'])),
  failureMessage: v.optional(v.string()),
  /** Its network lies beside it. */
  hasNetwork: v.boolean(),
  epochs: v.array(epochResultSchema),
});

/** A run of the list as its file tells it. */
export type KeptRun = v.InferOutput<typeof keptRunSchema>;

/** Keeps the list of runs in a folder: `NAME.json` says what a run has come to, `NAME.safetensors` is its network. */
export class KeptRuns {
  readonly #folder: string;
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** In the order of their names; what cannot be read is left where it is. */
  async read(): Promise<{ name: string; run: KeptRun }[]> {
    const files = await readdir(this.#folder).catch(() => []);
    const names = files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
    const read = await Promise.all(
      names.sort().map(async (name) => {
        const content = await readFile(this.#path(name, 'json'), 'utf8').catch(() => '');
        const run = v.safeParse(v.pipe(v.string(), v.parseJson(), keptRunSchema), content);
        return run.success ? [{ name, run: run.output }] : [];
      }),
    );
    return read.flat();
  }

  /** Fails with 'model-unreadable'. */
  readNetwork(name: string): Promise<Result<Model>> {
    return readModelFile(this.#path(name, 'safetensors'));
  }

  /** The network first, so that what is said to be there is there. Fails with 'file-not-written'. */
  write(name: string, run: KeptRun, model?: Model): Promise<Result<undefined>> {
    return this.#inTurn(async () => {
      try {
        await mkdir(this.#folder, { recursive: true });
      } catch (error) {
        return failure('file-not-written', `“${this.#folder}” could not be created: ${plainReason(error)}.`);
      }
      const network = model ? await writeModelFile(this.#path(name, 'safetensors'), model) : success();
      if (!network.ok) return network;
      return writeFileAtomically(this.#path(name, 'json'), JSON.stringify(v.parse(keptRunSchema, run)));
    });
  }

  remove(name: string): Promise<void> {
    return this.#inTurn(async () => {
      await rm(this.#path(name, 'json'), { force: true });
      await rm(this.#path(name, 'safetensors'), { force: true });
    });
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#lastWrite;
  }

  /** Writes follow one another, so that the files end with the newest. */
  #inTurn<Value>(write: () => Promise<Value>): Promise<Value> {
    const written = this.#lastWrite.then(write);
    this.#lastWrite = written.catch(() => undefined);
    return written;
  }

  #path(name: string, ending: 'json' | 'safetensors'): string {
    return join(this.#folder, `${name}.${ending}`);
  }
}
