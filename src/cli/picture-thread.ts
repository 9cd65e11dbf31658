import { parentPort, workerData } from 'node:worker_threads';
import type { PackedPicture } from './pictures/decode-picture';
import { decodePicture } from './pictures/decode-picture';

// Decodes one picture, and can be ended from outside however long it takes.
parentPort?.postMessage(await decodePicture(workerData as PackedPicture));
