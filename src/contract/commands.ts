/** One thing a person can do, wherever from: menu, shortcut or button. */
export interface CommandDefinition {
  label: string;
  /** Electron's accelerator syntax; the page matches the very same keys. */
  accelerator?: string;
  menu: 'file' | 'edit' | 'network' | 'drawing' | 'view' | 'help';
}

/** All commands; the key is the id that menu and page exchange. */
export const commands = {
  'model.new': { label: 'New Network', accelerator: 'CmdOrCtrl+N', menu: 'file' },
  'model.open': { label: 'Open…', accelerator: 'CmdOrCtrl+O', menu: 'file' },
  'reading.open-picture': {
    label: 'Open a Picture of Digits…',
    accelerator: 'CmdOrCtrl+Shift+P',
    menu: 'file',
  },
  'model.save': { label: 'Save', accelerator: 'CmdOrCtrl+S', menu: 'file' },
  'model.save-as': { label: 'Save As…', accelerator: 'CmdOrCtrl+Shift+S', menu: 'file' },
  'model.starter': { label: 'Open the Starter Model', menu: 'file' },
  'model.previous': { label: 'Bring Back the Previous Network', menu: 'file' },
  'chart.save-png': { label: 'Save the Accuracy Chart as PNG…', menu: 'file' },
  'chart.save-csv': { label: 'Save the Numbers as CSV…', menu: 'file' },
  'training.toggle': { label: 'Train', accelerator: 'Space', menu: 'network' },
  'training.step': { label: 'Step One Epoch', accelerator: 'CmdOrCtrl+Right', menu: 'network' },
  'training.stop': { label: 'Stop', accelerator: 'CmdOrCtrl+.', menu: 'network' },
  'training.new-seed': { label: 'New Seed', accelerator: 'CmdOrCtrl+Shift+N', menu: 'network' },
  'runs.queue': { label: 'Queue Runs', accelerator: 'CmdOrCtrl+Enter', menu: 'network' },
  'runs.clear': { label: 'Clear the Runs That Have Ended', menu: 'network' },
  'transcript.copy': { label: 'Copy the Transcript', accelerator: 'CmdOrCtrl+Shift+C', menu: 'network' },
  'data.choose-folder': { label: 'Choose the MNIST Folder…', menu: 'network' },
  'drawing.undo': { label: 'Undo', accelerator: 'CmdOrCtrl+Z', menu: 'edit' },
  'drawing.redo': { label: 'Redo', accelerator: 'CmdOrCtrl+Shift+Z', menu: 'edit' },
  'drawing.clear': { label: 'Clear the Pad', accelerator: 'C', menu: 'drawing' },
  'drawing.pen': { label: 'Pen', accelerator: 'P', menu: 'drawing' },
  'drawing.eraser': { label: 'Eraser', accelerator: 'E', menu: 'drawing' },
  'drawing.thinner': { label: 'Thinner Pen', accelerator: '[', menu: 'drawing' },
  'drawing.thicker': { label: 'Thicker Pen', accelerator: ']', menu: 'drawing' },
  'drawing.open': { label: 'Open a Drawing…', accelerator: 'CmdOrCtrl+Shift+O', menu: 'drawing' },
  'drawing.save': { label: 'Save the Drawing…', accelerator: 'CmdOrCtrl+D', menu: 'drawing' },
  'sample.next': { label: 'Next Sample Digit', accelerator: 'N', menu: 'drawing' },
  'sample.previous': { label: 'Previous Sample Digit', accelerator: 'Shift+N', menu: 'drawing' },
  'my-digits.next': { label: 'Next Digit Asked For', accelerator: 'D', menu: 'drawing' },
  // A view of the window: its tab's label, and its place in renderer/views.tsx under the same name.
  'view.training': { label: 'Training', accelerator: 'CmdOrCtrl+1', menu: 'view' },
  'view.reading': { label: 'Reading', accelerator: 'CmdOrCtrl+2', menu: 'view' },
  'view.my-digits': { label: 'My Digits', accelerator: 'CmdOrCtrl+3', menu: 'view' },
  'view.runs': { label: 'Runs', accelerator: 'CmdOrCtrl+4', menu: 'view' },
  'help.keys': { label: 'Keyboard Shortcuts', accelerator: '?', menu: 'help' },
  'help.show-log': { label: 'Show Log', menu: 'help' },
  'help.copy-diagnostics': { label: 'Copy Diagnostics', menu: 'help' },
  'help.about': { label: 'About Inkling', menu: 'help' },
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

/** How a command stands right now; absent from a state map: enabled, with its usual label. */
export interface CommandState {
  isEnabled: boolean;
  /** Replaces the usual label, for example "Pause" while training runs. */
  label?: string;
  isChecked?: boolean;
}
