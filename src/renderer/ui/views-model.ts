import { signal } from '@preact/signals';
import type { CommandId } from '../../contract/commands';
import { commandIds } from '../../contract/commands';

type ViewOf<Id> = Id extends `view.${infer View}` ? View : never;

/** A view of the window's centre; each has a command `view.…` that shows it. */
export type ViewId = ViewOf<CommandId>;

const isViewCommand = (id: CommandId): id is `view.${ViewId}` => id.startsWith('view.');

/** In the order of their tabs. */
export const viewIds: readonly ViewId[] = commandIds
  .filter(isViewCommand)
  .map((id) => id.slice('view.'.length) as ViewId);

/** Which view is in the centre of the window. */
export class ViewsModel {
  readonly shown = signal<ViewId>('training');

  show(id: ViewId): void {
    this.shown.value = id;
  }

  /** Shows the next view (1) or the one before (-1), round and round. */
  move(direction: 1 | -1): void {
    const position = viewIds.indexOf(this.shown.value) + direction;
    this.shown.value = viewIds[(position + viewIds.length) % viewIds.length];
  }
}
