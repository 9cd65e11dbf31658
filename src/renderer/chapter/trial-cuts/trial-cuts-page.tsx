import { definePage } from '../chapter-page';
import { TrialCutsBench } from './trial-cuts-bench';
import { TrialCutsContent } from './trial-cuts-content';
import { TrialCutsModel } from './trial-cuts-model';

export const trialCutsPage = definePage({
  id: 'trial-cuts',
  title: '504192',
  subtitle: 'from a number to its digits',
  section: 'A simple network to classify handwritten digits',
  exercises: ['cut-wrongly'],
  introduction:
    'The network reads one digit at a time, so a number has to be cut first. But where? Try every cut, and let the ' +
    'network say how well each part reads as a digit: cuts through the middle of a digit make parts that it does not ' +
    'know. The best sum of scores wins.',
  explains: [],
  door: { view: 'read', label: 'Read whole numbers and pictures in Read' },
  create: (record, environment) => new TrialCutsModel(record, environment),
  Content: TrialCutsContent,
  Bench: TrialCutsBench,
});
