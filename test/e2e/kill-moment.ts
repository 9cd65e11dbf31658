import type { Page } from '@playwright/test';
import type { RunSummary } from '../../src/contract/run';
import type { Random } from '../../src/engine/random';
import type {} from '../../src/renderer/bridge';

/** When to kill: after so many messages of progress, counted from what is seen first of this kind. */
export interface KillMoment {
  after: 'begin' | 'progress' | 'epoch';
  messages: number;
}

const kinds = ['begin', 'progress', 'epoch'] as const;
/** At 20 a second this is a little more than the second after which there is another checkpoint. */
const mostMessages = 25;
/** Nothing is killed. */
export const never: KillMoment = { after: 'begin', messages: Infinity };

export function drawKillMoment(random: Random): KillMoment {
  return { after: kinds[random.integerBelow(kinds.length)], messages: random.integerBelow(mostMessages) };
}

/** What a page waits for. */
export interface Watch {
  /** Resolves at the moment, or once all runs that are watched have ended of their own accord. */
  reached(): Promise<'moment' | 'end'>;
}

/** Watches `count` runs that begin or go on from now on. */
export async function watch(page: Page, moment: KillMoment, count: number): Promise<Watch> {
  const handle = await page.evaluateHandle(
    ([{ after, messages }, wanted]) => {
      const reached = new Promise<'moment' | 'end'>((resolve) => {
        const ended = new Set<string>();
        const epochs = new Map<string, number>();
        let isSeen = false;
        let left = messages;
        const end = (how: 'moment' | 'end') => {
          for (const stop of stops) stop();
          resolve(how);
        };
        const note = (kind: typeof after) => {
          if (isSeen && kind === 'progress') left--;
          isSeen ||= kind === after;
          if (isSeen && left <= 0) end('moment');
        };
        const change = ({ id, state, epochsDone }: RunSummary) => {
          if (state === 'running' && !epochs.has(id)) note('begin');
          if (epochsDone > (epochs.get(id) ?? Infinity)) note('epoch');
          if (state === 'running') epochs.set(id, epochsDone);
          if (epochs.has(id) && state !== 'running' && state !== 'paused') ended.add(id);
          if (ended.size === wanted) end('end');
        };
        const stops = [
          window.inkling.on('runs.changed', (runs) => runs.forEach(change)),
          window.inkling.on('run.progress', () => note('progress')),
          window.inkling.on('runs.progress', () => note('progress')),
        ];
      });
      return { reached };
    },
    [moment, count] as const,
  );
  return { reached: () => handle.evaluate(({ reached }) => reached) };
}
