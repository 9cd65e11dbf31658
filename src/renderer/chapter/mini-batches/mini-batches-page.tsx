import { definePage } from '../chapter-page';
import { MiniBatchesBench } from './mini-batches-bench';
import { MiniBatchesContent } from './mini-batches-content';
import { MiniBatchesModel } from './mini-batches-model';

export const miniBatchesPage = definePage({
  id: 'mini-batches',
  title: 'Ask a few, not all',
  subtitle: 'mini-batches',
  section: 'Learning with gradient descent',
  exercises: ['soonest'],
  introduction:
    'The true gradient is a mean over all training images, and one step would need them all. A few images, drawn at ' +
    'random, point the same way on average, and take a fraction of the time: so a network makes thousands of rough ' +
    'steps in place of one good one.',
  explains: [
    'setting miniBatchSize',
    'preset online',
    'preset mini-batch-20',
    'illness mini-batch-too-large',
  ],
  door: { view: 'runs', label: 'Compare the runs with each other' },
  create: (record, environment) => new MiniBatchesModel(record, environment),
  Content: MiniBatchesContent,
  Bench: MiniBatchesBench,
});
