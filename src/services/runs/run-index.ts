import { existsSync, lstatSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunLabel, RunSummary } from '../../contract/run';
import { plainReason } from '../files/file-errors';
import type { LockOwner } from './lock-owner';
import { listFiles, readLabel, readRunCard, stateOnDisk, summaryOf } from './run-card';
import type { RunPlaces } from './run-places';
import type { RunWriter } from './run-writer';

/** Ids of runs that are new or changed, and of runs that are gone. */
export interface RunChange {
  changed: readonly string[];
  removed: readonly string[];
}

/** One known run; larger data is read again when needed. */
interface Entry {
  path: string;
  label: RunLabel;
  /** Absent after a change. */
  summary?: RunSummary;
  /** Present while this process holds its lock; it knows more than the disk. */
  writer?: RunWriter;
  /** When a file of the folder was last created, replaced or removed before the read; 0: read it again. */
  changedAtMs: number;
}

/** Runs to read before other work gets its turn: about 10 ms. */
const readAtOnce = 20;
/** Resolution of the coarsest file system clock: a change within this time of a read may go unnoticed. */
const clockStepMs = 2000;

/** All runs and their state, in memory; `scan` notices what other processes change. */
export class RunIndex {
  readonly #places: RunPlaces;
  readonly #owner: LockOwner;
  readonly #entries = new Map<string, Entry>();
  /** Runs that this process makes or opens just now. */
  readonly #opening = new Set<string>();
  readonly #listeners = new Set<(change: RunChange) => void>();
  /** What is wrong with each folder, by its path. */
  readonly #faults = new Map<string, string>();
  #obstacle: string | undefined;
  #sorted: RunSummary[] | undefined;
  #lastScan: Promise<void> = Promise.resolve();

  constructor(places: RunPlaces, owner: LockOwner) {
    this.#places = places;
    this.#owner = owner;
  }

  /** Newest first. */
  get summaries(): RunSummary[] {
    this.#sorted ??= [...this.#entries.keys()].map((id) => this.summary(id)!).sort(newestFirst);
    return this.#sorted;
  }

  /** Why the runs could not be listed, as the end of a sentence; usually nothing. */
  get obstacle(): string | undefined {
    return this.#obstacle;
  }

  get faults(): string[] {
    return [...this.#faults.values()];
  }

  summary(id: string): RunSummary | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    entry.summary ??= summaryOfLive(entry.path, entry.label, entry.writer!);
    return entry.summary;
  }

  entry(id: string): Readonly<Entry> | undefined {
    return this.#entries.get(id);
  }

  onChange(listener: (change: RunChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what has changed on disk since the last scan; scans run one after another. */
  scan(): Promise<void> {
    this.#lastScan = this.#lastScan.then(() => this.#scanNow());
    return this.#lastScan;
  }

  /** Reads one run again if it has changed on disk, as another process may have done since the last scan. */
  look(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    if (entry.writer || existsSync(entry.path)) return this.#tell(this.#read(id) ? [id] : [], []);
    this.#entries.delete(id);
    this.#tell([], [id]);
  }

  /** Meanwhile the run's lock may be this process's own, so the disk is not asked whose it is. */
  async whileOpening<Opened>(id: string, open: () => Promise<Opened>): Promise<Opened> {
    this.#opening.add(id);
    try {
      return await open();
    } finally {
      this.#opening.delete(id);
    }
  }

  /** From now on, the writer knows the run's state. */
  attach(writer: RunWriter, label: RunLabel): void {
    const path = this.#places.pathOf(writer.id);
    this.#entries.set(writer.id, { path, label, writer, changedAtMs: 0 });
    this.touch(writer.id);
  }

  /** From now on, the disk knows the run's state, or that it is gone. */
  detach(id: string): void {
    this.#opening.delete(id);
    this.#entries.delete(id);
    const isThere = this.#read(id);
    this.#tell(isThere ? [id] : [], isThere ? [] : [id]);
  }

  setLabel(id: string, label: RunLabel): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.label = label;
    const { bytes } = listFiles(entry.path);
    if (entry.summary) entry.summary = { ...entry.summary, ...label, bytes };
    this.#tell([id], []);
  }

  /** Updates a run whose writer belongs to this process. */
  touch(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) entry.summary = undefined;
    this.#tell([id], []);
  }

  async #scanNow(): Promise<void> {
    const ids = this.#list();
    const [changed, removed]: [string[], string[]] = [[], []];
    for (const [index, id] of ids.entries()) {
      if (index % readAtOnce === 0) await nextTurn();
      if (this.#read(id)) changed.push(id);
    }
    const there = new Set(ids);
    for (const [id, { writer }] of this.#entries) {
      if (there.has(id) || writer) continue;
      this.#entries.delete(id);
      removed.push(id);
    }
    this.#tell(changed, removed);
  }

  #list(): string[] {
    this.#faults.clear();
    this.#obstacle = undefined;
    try {
      return this.#places.list();
    } catch (error) {
      this.#obstacle = plainReason(error);
      return [...this.#entries.keys()];
    }
  }

  /** Whether its state has changed. */
  #read(id: string): boolean {
    const known = this.#entries.get(id);
    if (known?.writer) return readLabelOf(known);
    if (this.#opening.has(id)) return false;
    const path = this.#places.pathOf(id);
    const changedAtMs = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (known && known.changedAtMs === changedAtMs && !known.summary?.isElsewhere) return false;
    const card = readRunCard(path, this.#owner);
    if (card === null || typeof card === 'string' || card.description.id !== id) {
      const fault =
        typeof card === 'string' ? card : card && `“${path}” holds the run ${card.description.id}.`;
      if (fault) this.#faults.set(path, fault);
      return false;
    }
    const isSettled = Date.now() - changedAtMs > clockStepMs;
    const summary = summaryOf(card, { state: stateOnDisk(card), isElsewhere: card.isLocked });
    this.#entries.set(id, { path, label: card.label, summary, changedAtMs: isSettled ? changedAtMs : 0 });
    return JSON.stringify(known?.summary) !== JSON.stringify(summary);
  }

  #tell(changed: readonly string[], removed: readonly string[]): void {
    if (changed.length === 0 && removed.length === 0) return;
    this.#sorted = undefined;
    for (const listener of this.#listeners) listener({ changed, removed });
  }
}

/** The label belongs to no writer: the terminal may rename a run that trains here. Whether it has changed. */
function readLabelOf(entry: Entry): boolean {
  const label = readLabel(entry.path);
  if (!label.ok || JSON.stringify(label.value) === JSON.stringify(entry.label)) return false;
  entry.label = label.value;
  entry.summary = undefined;
  return true;
}

function summaryOfLive(path: string, label: RunLabel, writer: RunWriter): RunSummary {
  const { description, outcome, notice } = writer;
  const live = { ...listFiles(path), description, label, outcome, records: writer, notice };
  return summaryOf(live, { state: outcome.state, isElsewhere: false });
}

function newestFirst(one: RunSummary, other: RunSummary): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
