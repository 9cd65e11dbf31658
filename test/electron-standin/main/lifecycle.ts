/** What the app's end has to take care of; kept apart from `app` so that any part can add to it. */
const exitTasks: (() => Promise<void> | void)[] = [];

/** Runs the task before the process ends; the latest comes first. */
export function beforeExit(task: () => Promise<void> | void): void {
  exitTasks.unshift(task);
}

export async function runExitTasks(): Promise<void> {
  for (const task of exitTasks.splice(0)) await task();
}

export interface OpenWindow {
  close(): void;
  destroy(): void;
}

/** Windows that are not closed, oldest first. */
export const openWindows = new Set<OpenWindow>();

/** The app's running utility processes, by their process number. */
export const utilityProcesses = new Map<number, { name: string }>();
