import type { NetworkParameters } from '../../contract/network';
import { weightsBytes } from '../../engine/network/network';

/** Returns the SHA-256 of a network's weights in hexadecimal; it is the same on every machine. */
export async function weightsSha256(network: NetworkParameters): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', weightsBytes(network));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
