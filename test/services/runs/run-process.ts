import { RunStore } from '../../../src/services/runs/run-store';

/** A process of its own that resumes the run `id` in `folder`, says how that went, and keeps it until it is told to go. */
const [folder, id] = process.argv.slice(2);
const store = new RunStore({ folder, appVersion: '' });
await store.load();
const resumed = await store.resume(id);
process.send!(resumed.ok ? 'resumed' : resumed.failure.code);
process.once('message', () => {
  void store.close().then(() => process.disconnect());
});
