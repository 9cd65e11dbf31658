import { definePage } from '../chapter-page';
import { BackpropagationBench } from './backpropagation-bench';
import { BackpropagationContent } from './backpropagation-content';
import { BackpropagationModel } from './backpropagation-model';

export const backpropagationPage = definePage({
  id: 'backpropagation',
  title: 'One example by hand',
  subtitle: 'backpropagation',
  section: 'Implementing our network to classify digits',
  exercises: ['three-signs'],
  introduction:
    'How does a network know which way to move each of its weights? One image goes through it, layer by layer; then the ' +
    'error goes back from the last layer to the first. The gradient of a weight is its input times the error of the ' +
    'neuron that it leads to.',
  explains: ['setting cost'],
  door: { view: 'train', label: 'Step through training, one mini-batch at a time' },
  create: (record, environment) => new BackpropagationModel(record, environment),
  Content: BackpropagationContent,
  Bench: BackpropagationBench,
});
