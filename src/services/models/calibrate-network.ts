import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { fitTemperature } from '../../engine/evaluation/fit-temperature';
import { pixelsPerImage } from '../../engine/image';
import { drawStrokeDigits } from '../../engine/synthesis/stroke-digits';

/** One number is fitted, so this many images are enough. */
const validationImages = 2_000;
const drawnDigits = 500;
/** Their numbers, beyond those that any run draws: no network has learned from these digits, whatever its seed. */
const firstDrawn = 1_000_000_000;
const drawnInTurn = 5;

/** Drawn once; every network is measured on the same digits. */
let drawn: Promise<DataSplit> | undefined;

/**
 * Fits a network's temperature on validation images and on digits that Inkling draws with a pen, as people do; other
 * work gets its turn every few milliseconds. The same network and images give the same temperature on every machine.
 */
export async function calibrateInTurns(
  network: NetworkParameters,
  { images, labels }: DataSplit,
): Promise<NetworkParameters> {
  drawn ??= drawInTurns();
  const validation = {
    images: images.subarray(0, validationImages * pixelsPerImage),
    labels: labels.subarray(0, validationImages),
  };
  const fitting = fitTemperature(network, [validation, await drawn]);
  for (;;) {
    const step = fitting.next();
    if (step.done) return { ...network, temperature: step.value };
    await nextTurn();
  }
}

async function drawInTurns(): Promise<DataSplit> {
  const images = new Uint8Array(drawnDigits * pixelsPerImage);
  const labels = new Uint8Array(drawnDigits);
  for (let first = 0; first < drawnDigits; first += drawnInTurn) {
    const from = firstDrawn + first;
    const part = drawStrokeDigits(0, from, from + drawnInTurn);
    images.set(part.images, first * pixelsPerImage);
    labels.set(part.labels, first);
    await nextTurn();
  }
  return { images, labels };
}
