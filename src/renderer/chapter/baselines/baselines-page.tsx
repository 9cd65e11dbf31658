import { definePage } from '../chapter-page';
import { BaselinesBench } from './baselines-bench';
import { BaselinesContent } from './baselines-content';
import { BaselinesPageModel } from './baselines-page-model';

export const baselinesPage = definePage({
  id: 'baselines',
  title: 'Good compared to what?',
  subtitle: 'simpler methods',
  section: 'Implementing our network to classify digits',
  exercises: ['guess-first'],
  introduction:
    'Is 95 % a good figure? You can only tell by comparing. Here the same test images are read by guessing, ' +
    'by how dark they are, by the training image most like them, and by a support vector machine (SVM), which ' +
    'separates each two digits with the widest gap that it can.',
  explains: [],
  door: { view: 'results', label: 'See where the network on screen fails' },
  create: (record, environment) => new BaselinesPageModel(record, environment),
  Content: BaselinesContent,
  Bench: BaselinesBench,
});
