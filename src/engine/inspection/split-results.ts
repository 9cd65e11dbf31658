import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { readSplit } from './split-readings';

/** What a network makes of a split. */
export interface SplitResults {
  /** (images): what each one shows. */
  labels: Uint8Array;
  /** (images): the network's answers. */
  answers: Uint8Array;
  /** (images): how sure of them it is, as on the pad: their calibrated probabilities; 0 to 1. */
  confidences: Float32Array;
  /** Numbers of all images, the surest answer first; of equals the first in the split. */
  surestFirst: Uint32Array;
}

/** Reads all images of a split, and sorts them by how sure the network is. */
export function splitResults(network: NetworkParameters, split: DataSplit): SplitResults {
  const { answers, confidences } = readSplit(network, split);
  const surestFirst = Uint32Array.from(answers, (_, image) => image).sort(
    (one, other) => confidences[other] - confidences[one] || one - other,
  );
  return { labels: split.labels, answers, confidences, surestFirst };
}
