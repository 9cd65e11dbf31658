import type { SplitName } from '../../contract/data';
import { splitNames } from '../../contract/data';
import { formatCount } from '../ui/number-format';

/** What can be looked through: a part of the data set, or the person's own digits. */
export type SourceName = SplitName | 'own';

export const sourceNames: readonly SourceName[] = [...splitNames, 'own'];

export const sourceLabels: Record<SourceName, string> = {
  training: 'Training',
  validation: 'Validation',
  test: 'Test',
  own: 'My digits',
};

const imageNames: Record<SourceName, string> = {
  training: 'Training image',
  validation: 'Validation image',
  test: 'Test image',
  own: 'Your digit',
};

/** "Training image 12,345"; `index` is from 0. */
export function imageName(source: SourceName, index: number): string {
  return `${imageNames[source]} ${formatCount(index + 1)}`;
}
