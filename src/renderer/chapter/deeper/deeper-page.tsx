import { definePage } from '../chapter-page';
import { DeeperBench } from './deeper-bench';
import { DeeperContent } from './deeper-content';
import { DeeperModel } from './deeper-model';

export const deeperPage = definePage({
  id: 'deeper',
  title: 'Deeper',
  subtitle: 'more hidden layers',
  section: 'Toward deep learning',
  exercises: ['deep-beats-shallow'],
  introduction:
    'A hard question can be broken into easier ones, and these again, down to questions that a few pixels answer. ' +
    'Networks with several hidden layers could do the same by themselves. But each layer learns at its own speed, and ' +
    'more layers alone are not always better.',
  explains: ['setting hiddenLayers'],
  door: { view: 'train', label: 'Set the hidden layers in Train' },
  create: (record, environment) => new DeeperModel(record, environment),
  Content: DeeperContent,
  Bench: DeeperBench,
});
