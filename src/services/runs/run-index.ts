import { lstatSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunLabel, RunSummary } from '../../contract/run';
import { plainReason } from '../files/file-errors';
import type { LockOwner } from './lock-owner';
import type { RunCard } from './run-card';
import { listFiles, readRunCard, stateOnDisk, summaryOf } from './run-card';
import type { RunPlaces } from './run-places';
import type { RunWriter } from './run-writer';

/** Ids of runs that are new or stand otherwise, and of those that are gone. */
export interface RunChange {
  changed: readonly string[];
  removed: readonly string[];
}

/** One run that is known. */
interface Entry {
  path: string;
  card: RunCard;
  /** While this process has its lock; it knows more than the disk. */
  writer?: RunWriter;
  /** When something in the folder was made, replaced or removed last, before it was read; 0: read it again. */
  changedAtMs: number;
  /** Until something changes. */
  summary?: RunSummary;
}

/** So many are read before other work gets its turn: about 10 ms. */
const readAtOnce = 20;
/** Of the coarsest clock that a file system has: what was changed so shortly before it was read may change unnoticed. */
const clockStepMs = 2000;

/** Which runs there are and how they stand, in memory; what others do to them is noticed by `scan`. */
export class RunIndex {
  readonly #places: RunPlaces;
  readonly #owner: LockOwner;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(change: RunChange) => void>();
  /** What is wrong with a folder, by its path. */
  readonly #faults = new Map<string, string>();
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

  get faults(): string[] {
    return [...this.#faults.values()];
  }

  summary(id: string): RunSummary | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    entry.summary ??= summarise(entry);
    return entry.summary;
  }

  entry(id: string): Readonly<Entry> | undefined {
    return this.#entries.get(id);
  }

  onChange(listener: (change: RunChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what has changed on disk since it was read; one after the other when asked twice. */
  scan(): Promise<void> {
    this.#lastScan = this.#lastScan.then(() => this.#scanNow());
    return this.#lastScan;
  }

  /** From now on the writer knows how the run stands. */
  attach(writer: RunWriter, card: RunCard): void {
    const path = this.#places.pathOf(writer.id);
    this.#entries.set(writer.id, { path, card, writer, changedAtMs: 0 });
    this.touch(writer.id);
  }

  /** The disk knows again how the run stands, or that it is gone. */
  detach(id: string): void {
    this.#entries.delete(id);
    const isThere = this.#read(id);
    this.#tell(isThere ? [id] : [], isThere ? [] : [id]);
  }

  setLabel(id: string, label: RunLabel): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.card = { ...entry.card, label };
    this.touch(id);
  }

  /** How a run of this process stands has changed. */
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
    try {
      return this.#places.list();
    } catch (error) {
      this.#faults.set('', `The kept runs could not be read: ${plainReason(error)}.`);
      return [...this.#entries.keys()];
    }
  }

  /** Whether it now stands otherwise than was known. */
  #read(id: string): boolean {
    const known = this.#entries.get(id);
    if (known?.writer) return false;
    const path = this.#places.pathOf(id);
    const changedAtMs = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (known && known.changedAtMs === changedAtMs && !known.card.isLocked) return false;
    const card = readRunCard(path, this.#owner);
    if (card === null || typeof card === 'string' || card.description.id !== id) {
      const fault =
        typeof card === 'string' ? card : card && `“${path}” holds the run ${card.description.id}.`;
      if (fault) this.#faults.set(path, fault);
      return false;
    }
    const isSettled = Date.now() - changedAtMs > clockStepMs;
    const entry: Entry = { path, card, changedAtMs: isSettled ? changedAtMs : 0 };
    const before = known && JSON.stringify(this.summary(id));
    this.#entries.set(id, entry);
    return before !== JSON.stringify(this.summary(id));
  }

  #tell(changed: readonly string[], removed: readonly string[]): void {
    if (changed.length === 0 && removed.length === 0) return;
    this.#sorted = undefined;
    for (const listener of this.#listeners) listener({ changed, removed });
  }
}

function summarise({ path, card, writer }: Entry): RunSummary {
  if (!writer) return summaryOf(card, { state: stateOnDisk(card), isElsewhere: card.isLocked });
  const { description, outcome, notice } = writer;
  const live = { ...card, ...listFiles(path), description, outcome, records: writer, notice };
  return summaryOf(live, { state: outcome.state, isElsewhere: false });
}

function newestFirst(one: RunSummary, other: RunSummary): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
