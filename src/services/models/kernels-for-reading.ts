import kernelsBase64 from 'virtual:kernels';
import { readWithKernels } from '../../engine/network/output-pass';

/** Has this process read networks of convolutions with kernels, for whatever it does with them. */
export function useKernelsForReading(): void {
  readWithKernels(kernelsBase64);
}
