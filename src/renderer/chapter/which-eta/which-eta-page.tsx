import { definePage } from '../chapter-page';
import { WhichEtaBench } from './which-eta-bench';
import { WhichEtaContent } from './which-eta-content';
import { WhichEtaModel } from './which-eta-model';

export const whichEtaPage = definePage({
  id: 'which-eta',
  title: 'Which eta?',
  subtitle: 'choosing the learning rate',
  section: 'Implementing our network to classify digits',
  exercises: ['predict', 'sick-run'],
  introduction:
    'The learning rate η says how far each step goes. Too small, and after thirty epochs it has hardly ' +
    'learned; too large, and the first steps ruin the network. Say first what you expect, then train with seven rates side by side.',
  explains: [
    'preset eta-0.001',
    'preset eta-0.01',
    'preset eta-1',
    'preset eta-100',
    'setting initialWeights',
  ],
  door: { view: 'runs', label: 'Compare the runs with each other' },
  create: (record, environment) => new WhichEtaModel(record, environment),
  Content: WhichEtaContent,
  Bench: WhichEtaBench,
});
