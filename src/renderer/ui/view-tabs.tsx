import { useRef } from 'preact/hooks';
import type { CommandDefinition } from '../../contract/commands';
import { commands } from '../../contract/commands';
import { useApplication } from '../application-context';
import { ariaKeyShortcut, formatAccelerator, parseAccelerator } from './accelerator';
import { keepFocusAway } from './command-button';
import type { ViewId } from './views-model';
import { viewIds } from './views-model';
import './view-tabs.css';

const directions: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

/** The views of the centre; with one view only there is nothing to choose. */
export function ViewTabs() {
  const { views } = useApplication();
  const strip = useRef<HTMLDivElement>(null);
  if (viewIds.length === 1) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    views.move(direction);
    strip.current?.querySelector<HTMLElement>(`#${tabId(views.shown.value)}`)?.focus();
  };
  return (
    <div ref={strip} class="view-tabs" role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
      {viewIds.map((id) => (
        <ViewTab key={id} id={id} />
      ))}
    </div>
  );
}

function ViewTab({ id }: { id: ViewId }) {
  const { commands: present, platform, views } = useApplication();
  const { label, accelerator }: CommandDefinition = commands[`view.${id}`];
  const isShown = views.shown.value === id;
  const keys = accelerator === undefined ? null : parseAccelerator(accelerator);
  return (
    <button
      type="button"
      role="tab"
      id={tabId(id)}
      class="view-tab"
      aria-selected={isShown}
      aria-controls={viewPanelId}
      aria-keyshortcuts={keys === null ? undefined : ariaKeyShortcut(keys, platform)}
      title={keys === null ? undefined : formatAccelerator(keys, platform)}
      tabIndex={isShown ? 0 : -1}
      onMouseDown={keepFocusAway}
      onClick={() => present.execute(`view.${id}`)}
    >
      {label}
    </button>
  );
}

/** Of the element that holds the shown view. */
export const viewPanelId = 'view';

/** Of the tab that names a view. */
export function tabId(id: ViewId): string {
  return `view-tab-${id}`;
}
