import { readFileSync } from 'node:fs';
import { decodeModel } from '../../../src/engine/formats/model-file';

/** The network that the app comes with. */
export function starterNetwork() {
  const model = decodeModel(readFileSync('resources/starter.safetensors'), 'starter.safetensors');
  if (!model.ok) throw new Error(model.failure.message);
  return model.value.network;
}
