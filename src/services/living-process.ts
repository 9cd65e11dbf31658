import { errorCode } from './files/file-errors';

/** Whether a process of this number exists. It may be another one than was meant: numbers are used again. */
export function isLivingProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's process may not be signalled, but it exists.
    return errorCode(error) === 'EPERM';
  }
}
