import type { SplitName } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import type { DigitFilter, ImageChoice } from '../../engine/inspection/image-choice';
import { temperatureOf } from '../../engine/network/confidence';
import { withArticle } from '../ui/digit-words';
import { formatCount } from '../ui/number-format';
import type { ComparisonCounts } from './comparison-model';
import type { GalleryPicture } from './gallery-picture';

const imageNames: Record<SplitName, string> = {
  training: 'Training image',
  validation: 'Validation image',
  test: 'Test image',
};

/** "Test image 1,234", counted from 1. */
export function imageName(split: SplitName, image: number): string {
  return `${imageNames[split]} ${formatCount(image + 1)}`;
}

/** "10,000 test images". */
export function countOfImages(count: number, split: SplitName): string {
  return `${formatCount(count)} ${imageNames[split].toLowerCase()}${count === 1 ? '' : 's'}`;
}

/** "1 mistake", "1,608 mistakes". */
export function countOfMistakes(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'mistake' : 'mistakes'}`;
}

/** "1 read as 8", "1 read correctly". */
export function cellName({ digit, answer }: { digit: number; answer: number }): string {
  return digit === answer ? `${digit} read correctly` : `${digit} read as ${answer}`;
}

/** The gallery's title. */
export function galleryTitle(choice: ImageChoice, filter: DigitFilter | null, otherName: string): string {
  const which = filter === null ? '' : ` ${filter.isLeftOut ? 'without' : 'of'} ${filter.digit}`;
  switch (choice.kind) {
    case 'mistakes':
      return `Worst mistakes${which}`;
    case 'doubtful':
      return `Most doubtful right answers${which}`;
    case 'cell':
      return cellName(choice);
    case 'only-this':
      return `Read by this run, but not by “${otherName}”${which}`;
    case 'only-other':
      return `Read by “${otherName}”, but not by this run${which}`;
    case 'neither':
      return `Read by neither run${which}`;
  }
}

/** What the gallery says in place of pictures when there are none. */
export function emptyGalleryText(choice: ImageChoice, split: SplitName): string {
  const image = imageNames[split].toLowerCase();
  if (choice.kind !== 'cell') return `There are no such ${image}s.`;
  const { digit, answer } = choice;
  return `No ${image} of ${withArticle(digit)} is read ${digit === answer ? 'correctly' : `as ${withArticle(answer)}`}.`;
}

/** What the comparison says: who is right where the other is wrong, and what chance alone would do. */
export function describeComparison(counts: ComparisonCounts): string[] {
  const { onlyOne, onlyOther, probability } = counts;
  if (onlyOne + onlyOther === 0) return ['Both are right and wrong on the same images.'];
  const images = onlyOne === 1 ? '1 image' : `${formatCount(onlyOne)} images`;
  return [
    `This run is right where the other is wrong on ${images}; the other way round on ${formatCount(onlyOther)}.`,
    describeChance(probability),
  ];
}

/** Below this probability, chance alone is a poor explanation. */
const unlikely = 0.05;

function describeChance(probability: number): string {
  if (probability > 0.4) return 'If both were equally good, chance alone would often give a split like this.';
  const often =
    probability < 0.001 ? 'less than once in 1,000' : `about once in ${Math.round(1 / probability)}`;
  const chance = `If both were equally good, a split this uneven would come up ${often} comparisons`;
  return probability < unlikely
    ? `${chance}. That holds for these two networks: with other seeds it may be different.`
    : `${chance}, so these images do not tell which one is better.`;
}

/** "Test image 1,234: a 5, read as 6, confidence 0.97". */
export function pictureName(picture: GalleryPicture): string {
  const { split, image, label, answer, confidence, otherAnswer } = picture;
  const reading = answer === label ? 'read correctly' : `read as ${answer}`;
  const other = otherAnswer === null ? '' : `; the other run reads ${otherAnswer}`;
  return `${imageName(split, image)}: ${withArticle(label)}, ${reading}, confidence ${confidence.toFixed(2)}${other}`;
}

/** "0.4 to 0.5". */
export function binName({ from, to }: { from: number; to: number }): string {
  return `${from.toFixed(1)} to ${to.toFixed(1)}`;
}

/** What a network's weighted outputs are divided by before they become probabilities, and where that comes from. */
export function describeTemperature(
  network: Pick<NetworkParameters, 'temperature' | 'activations'>,
  isActive: boolean,
): string {
  const { temperature } = network;
  if (temperature === undefined) {
    const until = isActive ? ' until its training ends' : '';
    return `This network has no temperature of its own${until}, so its weighted outputs are divided by ${temperatureOf(network)}.`;
  }
  return (
    `Its weighted outputs are divided by ${temperature.toFixed(2)}, its temperature. It was fitted when training ended, ` +
    'on validation images and on digits drawn with a pen, and the more modest one is used: so it may be too modest here.'
  );
}
