import type { NetworkParameters } from '../../../src/contract/network';
import type { RunSummary } from '../../../src/contract/run';
import { Application } from '../../../src/renderer/application';
import {
  emptyNetwork,
  epochResult,
  FakeBridge,
  runDetails,
  runIds,
  runSummary,
  snapshotWith,
} from '../fake-bridge';

/** Takes whatever it sees for this digit. */
export function networkThatSays(digit: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[digit] = 1;
  return network;
}

/** The run that lessons begin with, and that is on screen at first. */
export const runBefore = runSummary({
  id: runIds.first,
  name: 'My network',
  weightsSha256: 'a'.repeat(64),
});

/** A run that teaches 20 digits to `runBefore`. */
export function lessonRun(changes: Partial<RunSummary> = {}): RunSummary {
  return runSummary({
    id: runIds.second,
    name: 'My network, with my digits',
    createdAt: '2026-01-02T10:00:00.000Z',
    origin: {
      kind: 'fine-tuned',
      from: runBefore.id,
      name: runBefore.name,
      ownDigits: 20,
      testCorrectBefore: 9800,
      weightsSha256Before: runBefore.weightsSha256,
    },
    epochsDone: 1,
    last: epochResult(0, 9790),
    ...changes,
  });
}

/** The window with `runBefore` on screen. */
export async function openWindow(network = networkThatSays(4), snapshot = snapshotWith()) {
  const bridge = new FakeBridge();
  const run = runDetails(runBefore);
  bridge.answer('app.snapshot', { ...snapshot, run, runs: [runBefore], network });
  bridge.answer('my-digits.add', []);
  bridge.answer('runs.network', network);
  const application = new Application(bridge);
  await application.start();
  return { bridge, application };
}

export type OpenedWindow = Awaited<ReturnType<typeof openWindow>>;

/** Main's part when a run comes on screen. */
export function show({ bridge }: OpenedWindow, run: RunSummary, network: NetworkParameters): void {
  bridge.emit('runs.changed', [run]);
  bridge.emit('run.shown', runDetails({ ...run, epochs: run.last ? [run.last] : [] }));
  bridge.emit('network.changed', network);
}

/** Lets all answers come. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
