import { parentPort, workerData } from 'node:worker_threads';
import { readPicture } from '../engine/handwriting/segmentation/read-picture';
import { useKernelsForReading } from '../services/models/kernels-for-reading';
import type { FromReadingThread, PictureToRead } from './pictures/read-in-thread';

useKernelsForReading();

// A page of digits takes seconds, in which the program could not hear a Ctrl-C.
const { network, picture } = workerData as PictureToRead;
const send = (message: FromReadingThread) => parentPort?.postMessage(message);
send({ reading: readPicture(network, picture, (fraction) => send({ fraction })) });
