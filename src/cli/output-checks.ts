import { open, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { listEndings, modelEndings, modelFormatOf, modelFormats } from '../contract/model-files';
import type { NetworkShape } from '../contract/network';
import { parameterCount } from '../contract/layers';
import { obstacleTo } from '../services/models/model-library';
import { plainReason } from '../services/files/file-errors';
import { CommandError, wrongUsage } from './command-error';
import type { Environment } from './environment';

/**
 * Checks before hours of training whether the model can be written: its ending is right, it is not a folder, and its
 * folder is writable. Ends the command otherwise.
 */
export async function requireModelOutput(path: string): Promise<void> {
  if (modelFormatOf(path) === undefined) {
    throw wrongUsage(`“${path}” must end in ${listEndings(modelEndings)}.`);
  }
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new CommandError(`“${path}” cannot be written: it is a folder.`);
  await requireWritableFolder(dirname(resolve(path)));
}

/** Ends the command when the format cannot hold the network, or the disk has too little space for it. */
export async function requireRoomForModel(
  path: string,
  network: NetworkShape,
  environment: Environment,
): Promise<void> {
  const obstacle = obstacleTo(path, network);
  if (obstacle) throw wrongUsage(obstacle);
  await requireRoom(dirname(resolve(path)), modelBytes(path, network), environment);
}

/** Ends the command when a run of this network could not be kept in this folder, which need not exist yet. */
export async function requireRoomForRun(
  folder: string,
  network: NetworkShape,
  environment: Environment,
): Promise<void> {
  const present = await nearestFolder(resolve(folder));
  await requireWritableFolder(present);
  await requireRoom(present, networksInRun * modelBytes('.safetensors', network), environment);
}

/**
 * A run has a checkpoint with its network and velocity, both stored twice while it is replaced, and the best and last
 * networks.
 */
const networksInRun = 6;
function modelBytes(path: string, { layers }: NetworkShape): number {
  return parameterCount(layers) * modelFormats[modelFormatOf(path) ?? 'safetensors'].bytesPerNumber;
}

async function requireRoom(folder: string, bytes: number, { freeBytes }: Environment): Promise<void> {
  const free = await freeBytes(folder);
  if (free === undefined || free >= bytes) return;
  const megabytes = (value: number) => `${(value / 1_000_000).toFixed(1)} MB`;
  throw new CommandError(
    `The disk of “${folder}” is nearly full: ${megabytes(bytes)} needed, ${megabytes(free)} free.`,
  );
}

/** Permissions are not enough, for example on a read-only disk: only writing shows it. */
async function requireWritableFolder(folder: string): Promise<void> {
  const probe = join(folder, `.inkling-${process.pid}-${Date.now()}`);
  try {
    await (await open(probe, 'wx')).close();
    await rm(probe, { force: true });
  } catch (error) {
    throw new CommandError(`“${folder}” cannot be written to: ${plainReason(error)}.`);
  }
}

async function nearestFolder(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found?.isDirectory()) return at;
    if (found) throw new CommandError(`“${path}” cannot be used: “${at}” is not a folder.`);
    if (dirname(at) === at) throw new CommandError(`“${path}” cannot be used: there is no such disk.`);
  }
}
