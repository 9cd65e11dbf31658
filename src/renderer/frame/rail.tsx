import type { ComponentType } from 'preact';
import type { CommandDefinition } from '../../contract/commands';
import { commands } from '../../contract/commands';
import { useApplication } from '../application-context';
import { ariaKeyShortcut, formatAccelerator, parseAccelerator } from '../ui/accelerator';
import { keepFocusAway } from '../ui/command-button';
import {
  ChapterIcon,
  DataIcon,
  MyDigitsIcon,
  NetworkIcon,
  ReadIcon,
  ResultsIcon,
  RunsIcon,
  TrainIcon,
} from '../ui/icons';
import type { ViewId } from '../ui/views-model';
import './rail.css';

const icons: Record<ViewId, ComponentType> = {
  chapter: ChapterIcon,
  train: TrainIcon,
  runs: RunsIcon,
  network: NetworkIcon,
  results: ResultsIcon,
  data: DataIcon,
  read: ReadIcon,
  'my-digits': MyDigitsIcon,
};

/** Views in the order of the commands that show them. */
const groups: readonly { name: string; views: readonly ViewId[] }[] = [
  { name: 'Learn', views: ['chapter'] },
  { name: 'Train', views: ['train', 'runs'] },
  { name: 'Look Inside', views: ['network', 'results', 'data'] },
  { name: 'Use', views: ['read', 'my-digits'] },
];

/** The views of the window; choosing one never changes the run on screen. */
export function Rail() {
  return (
    <nav class="rail" aria-label="Places" data-region tabIndex={-1}>
      {groups.map(({ name, views }) => (
        <div key={name} class="rail-group" role="group" aria-label={name}>
          <h2 aria-hidden="true">{name}</h2>
          {views.map((id) => (
            <RailItem key={id} id={id} />
          ))}
        </div>
      ))}
    </nav>
  );
}

function RailItem({ id }: { id: ViewId }) {
  const { commands: present, platform, views } = useApplication();
  const { label, accelerator }: CommandDefinition = commands[`view.${id}`];
  const keys = accelerator === undefined ? null : parseAccelerator(accelerator);
  const Icon = icons[id];
  return (
    <a
      href={`#${id}`}
      class="rail-item"
      aria-current={views.shown.value === id ? 'page' : undefined}
      aria-keyshortcuts={keys === null ? undefined : ariaKeyShortcut(keys, platform)}
      title={keys === null ? undefined : `${label} (${formatAccelerator(keys, platform)})`}
      onMouseDown={keepFocusAway}
      onClick={(event) => {
        event.preventDefault();
        present.execute(`view.${id}`);
      }}
    >
      <Icon />
      {label}
    </a>
  );
}
