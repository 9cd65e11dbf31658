import kernelsBase64 from 'virtual:kernels';
import type { DataSplit, SplitName } from '../../contract/data';
import { pixelsPerImage } from '../../engine/image';
import { readWithKernels } from '../../engine/network/output-pass';
import type { Answer, InspectionKind, InspectionMessage, Question } from './inspections';
import { inspections } from './inspections';

readWithKernels(kernelsBase64);

// A network that reads ten thousand images keeps a core busy for a while, which must not block the page.

interface GivenSplit extends DataSplit {
  /** How many of its images have been given. */
  given: number;
}

const splits = new Map<SplitName, GivenSplit>();

addEventListener('message', ({ data }: MessageEvent<InspectionMessage>) => {
  if (data.type === 'forget') splits.clear();
  else if (data.type === 'images') keep(data);
  else postMessage(answer(data.kind, splits.get(data.split)!, data.question));
});

function keep({ split, count, block }: Extract<InspectionMessage, { type: 'images' }>): void {
  const kept = splits.get(split) ?? {
    images: new Uint8Array(count * pixelsPerImage),
    labels: new Uint8Array(count),
    given: 0,
  };
  kept.images.set(block.images, kept.given * pixelsPerImage);
  kept.labels.set(block.labels, kept.given);
  kept.given += block.labels.length;
  splits.set(split, kept);
}

function answer<Kind extends InspectionKind>(
  kind: Kind,
  images: DataSplit,
  question: Question<Kind>,
): Answer<Kind> {
  const inspect = inspections[kind] as (images: DataSplit, question: Question<Kind>) => Answer<Kind>;
  return inspect(images, question);
}
