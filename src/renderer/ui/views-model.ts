import { signal } from '@preact/signals';
import type { CommandId } from '../../contract/commands';
import { commandIds } from '../../contract/commands';

type ViewOf<Id> = Id extends `view.${infer View}` ? View : never;

/** A view of the window; each has a command `view.…` that shows it. */
export type ViewId = ViewOf<CommandId>;

const isViewCommand = (id: CommandId): id is `view.${ViewId}` => id.startsWith('view.');

/** In the order of the rail. */
export const viewIds: readonly ViewId[] = commandIds
  .filter(isViewCommand)
  .map((id) => id.slice('view.'.length) as ViewId);

/** Which view is shown; changing it never changes the run on screen. */
export class ViewsModel {
  readonly shown = signal<ViewId>('train');

  show(id: ViewId): void {
    this.shown.value = id;
  }
}
