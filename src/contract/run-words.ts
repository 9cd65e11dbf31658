import { formatCount } from './number-format';
import type { RunDescription, RunOrigin } from './run';

/** "MNIST: 50,000 training, 10,000 validation and 10,000 test images". */
export function describeData(data: NonNullable<RunDescription['data']>): string {
  const { name, trainingImages, validationImages, testImages } = data;
  const [training, validation, test] = [trainingImages, validationImages, testImages].map(formatCount);
  return `${name}: ${training} training, ${validation} validation and ${test} test images`;
}

/** "5 networks that vote". */
export function describeVoters({ voters }: Extract<RunOrigin, { kind: 'voting' }>): string {
  return `${voters.length} networks that vote`;
}

/** What a run began with. */
export function describeOrigin(origin: RunOrigin): string {
  switch (origin.kind) {
    case 'new':
      return 'new weights, drawn from the seed';
    case 'continued':
      return `the network of “${origin.name}” after ${origin.epochs} epochs`;
    case 'fine-tuned':
      return `the network of “${origin.name}”, to learn ${origin.ownDigits} digits of one person`;
    case 'opened':
      return `the file ${origin.file}`;
    case 'voting':
      return `${describeVoters(origin)}: ${origin.voters.map(({ name }) => `“${name}”`).join(', ')}`;
  }
}
