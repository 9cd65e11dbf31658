import { definePage } from '../chapter-page';
import { NandBench } from './nand-bench';
import { NandContent } from './nand-content';
import { NandModel } from './nand-model';

export const nandPage = definePage({
  id: 'nand',
  title: 'NAND and the half adder',
  subtitle: 'compute anything',
  section: 'Perceptrons',
  exercises: ['xor', 'full-adder'],
  introduction:
    'A perceptron with weights −2, −2 and bias 3 is a NAND gate: it says 0 only when both inputs are 1. From NAND ' +
    'gates anything can be built, so perceptrons can compute whatever a computer can. Five of them add two bits.',
  explains: [],
  door: { view: 'train', label: 'Let a network find its weights by itself' },
  create: (record) => new NandModel(record),
  Content: NandContent,
  Bench: NandBench,
});
