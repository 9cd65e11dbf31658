import { readFileSync } from 'node:fs';
import { decodeModel } from '../../../src/engine/formats/model-file';
import { useKernelsForReading } from '../../../src/services/models/kernels-for-reading';

/** The network that the app comes with, which reads as it does there: several times as fast as with plain TypeScript. */
export function starterNetwork() {
  useKernelsForReading();
  const model = decodeModel(readFileSync('resources/starter.safetensors'), 'starter.safetensors');
  if (!model.ok) throw new Error(model.failure.message);
  return model.value.network;
}
