/** Hears how much is done, from 0 to 1. */
export type OnProgress = (fraction: number) => void;
