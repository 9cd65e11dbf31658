import { join } from 'node:path';
import { writeModelFile } from '../../src/services/models/model-library';
import { MyDigits } from '../../src/services/my-digits/my-digits';
import { RoundFile } from '../../src/services/my-digits/round-file';
import { RunStore } from '../../src/services/runs/run-store';
import { SettingsStore } from '../../src/services/settings';
import { unknownProvenance } from '../../src/contract/models';
import { numberedNetwork } from './numbered';

/**
 * A process of its own that keeps everything a person can change, over and over, numbered from `first`, in `folder`,
 * and says after each change that it is kept.
 */
const [folder, first] = process.argv.slice(2);

const settings = new SettingsStore(folder);
const digits = new MyDigits(folder, Date.now);
const round = new RoundFile(join(folder, 'round.json'));
const store = new RunStore({ folder: join(folder, 'runs'), appVersion: '' });
await Promise.all([settings.load(), digits.load(), round.load(), store.load()]);

const keep: Record<string, (number: number) => Promise<{ ok: boolean }>> = {
  settings: (number) => settings.update({ dataFolder: String(number) }),
  digits: (number) => digits.add([{ digit: number % 10, strokes: [[[number, 0]]] }]),
  round: (number) => round.note({ questions: [], at: number }),
  model: (number) =>
    writeModelFile(join(folder, 'model.safetensors'), {
      network: numberedNetwork(number),
      provenance: unknownProvenance,
    }),
  label: (number) => store.setLabel(store.summaries[0].id, { note: String(number) }),
};

for (const [kind, change] of Object.entries(keep)) void repeat(kind, change);

async function repeat(kind: string, change: (number: number) => Promise<{ ok: boolean }>): Promise<void> {
  for (let number = Number(first); (await change(number)).ok; number++) process.send!({ kind, number });
  throw new Error(`${kind} could not be kept`);
}
