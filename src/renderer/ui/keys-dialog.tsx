import type { CommandDefinition } from '../../contract/commands';
import { commandIds, commands } from '../../contract/commands';
import { useApplication } from '../application-context';
import { formatAccelerator, parseAccelerator } from './accelerator';
import { ModalDialog } from './modal-dialog';

/** The title under which the keys of a menu's commands are shown. */
const titles: Record<CommandDefinition['menu'], string> = {
  run: 'The run on screen',
  edit: 'Drawing',
  drawing: 'Drawing',
  file: 'Files',
  view: 'Places and help',
  help: 'Places and help',
};
const groups = [...new Set(Object.values(titles))];

/** All keys, from the same table as the menu and the shortcuts. */
export function KeysDialog() {
  const { dialogs } = useApplication();
  return (
    <ModalDialog title="Keyboard shortcuts" onClose={() => dialogs.close()}>
      <div class="key-groups">
        {groups.map((title) => (
          <KeyGroup key={title} title={title} />
        ))}
      </div>
      <p class="soft">
        F6 goes from one part of the window to the next. On the pad, the arrow keys move the pen, and Enter
        puts it down or lifts it. In a menu, typing goes to the entry that begins so. In a number field, the
        up and down arrows change the number. Space does what the large button above says; in a round of My
        Digits it goes to the next digit, and where a button or a box has the focus it presses that. In
        Chapter, Page Up and Page Down turn the pages. In Network, [ and ] go to an earlier and a later epoch,
        and End goes to the newest. In Runs, the arrow keys go from run to run and open and close groups,
        Enter shows the run, X ticks it for the comparison, Delete deletes it, and Undo restores it. In
        Results, the arrow keys go from square to square and from picture to picture, and Enter puts the
        picture on the pad. In Data, they go from image to image. In Read, the left and right arrows go from
        digit to digit.
      </p>
    </ModalDialog>
  );
}

function KeyGroup({ title }: { title: string }) {
  const { platform } = useApplication();
  const rows = commandIds.flatMap((id) => {
    const { label, accelerator, menu }: CommandDefinition = commands[id];
    if (accelerator === undefined || titles[menu] !== title) return [];
    return [{ id, label, keys: formatAccelerator(parseAccelerator(accelerator), platform) }];
  });
  return (
    <section>
      <h3>{title}</h3>
      <dl class="keys">
        {rows.map(({ id, label, keys }) => (
          <div key={id}>
            <dt>{id === 'training.toggle' ? 'Train, pause, resume, train on' : label}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
