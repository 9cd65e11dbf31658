/** Who works on a run: a process of a machine since that was started. */
export interface LockOwner {
  pid: number;
  host: string;
  /** When the process began, in whatever unit the system has; empty where that is unknown. */
  processStart: string;
  /** Tells one start of the machine from another. */
  boot: string;
}
