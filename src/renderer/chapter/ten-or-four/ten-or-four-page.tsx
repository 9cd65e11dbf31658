import { definePage } from '../chapter-page';
import { TenOrFourBench } from './ten-or-four-bench';
import { TenOrFourContent } from './ten-or-four-content';
import { TenOrFourModel } from './ten-or-four-model';

export const tenOrFourPage = definePage({
  id: 'ten-or-four',
  title: 'Ten outputs or four',
  subtitle: 'what neurons look for',
  section: 'A simple network to classify handwritten digits',
  exercises: ['four-bits'],
  introduction:
    'Four outputs could name ten digits by bits that are worth 8, 4, 2 and 1, so why have ten? A hidden neuron can look ' +
    'for a shape, and a shape tells which digit it is. It does not tell a bit: that worth 1 is on for 1, 3, 5, 7 and 9, ' +
    'which look nothing alike.',
  explains: ['setting outputActivation'],
  door: { view: 'network', label: 'See what each hidden neuron looks for' },
  create: (record, environment) => new TenOrFourModel(record, environment),
  Content: TenOrFourContent,
  Bench: TenOrFourBench,
});
