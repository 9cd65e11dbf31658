import { readFileSync } from 'node:fs';
import { decodeSafetensors } from '../../../src/engine/formats/model-file';

/** The network that the app comes with. */
export function starterNetwork() {
  const model = decodeSafetensors(readFileSync('resources/starter.safetensors'), 'starter.safetensors');
  if (!model.ok) throw new Error(model.failure.message);
  return model.value.network;
}
