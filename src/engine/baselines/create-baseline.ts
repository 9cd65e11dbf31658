import type { BaselineName, SvmSettings } from '../../contract/baseline';
import type { Kernels } from '../webassembly/kernels';
import type { Baseline } from './baseline';
import { Darkness } from './darkness';
import { NearestNeighbour } from './nearest-neighbour';
import { SupportVectorMachines } from './svm/svm';

/** Makes a baseline, which needs exclusive use of the kernels. */
export function createBaseline(name: BaselineName, kernels: Kernels, settings: SvmSettings): Baseline {
  switch (name) {
    case 'darkness':
      return new Darkness();
    case 'nearest':
      return new NearestNeighbour(kernels);
    case 'svm':
      return new SupportVectorMachines(kernels, settings);
  }
}
