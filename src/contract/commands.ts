/** Something that a person can do from a menu, by a shortcut or with a button. */
export interface CommandDefinition {
  label: string;
  /** Electron's accelerator syntax; the page matches exactly the same keys. */
  accelerator?: string;
  menu: 'file' | 'edit' | 'run' | 'drawing' | 'view' | 'help';
}

/** All commands, in the order of their menus; the key is the id used between menu and page. */
export const commands = {
  'model.open': { label: 'Open…', accelerator: 'CmdOrCtrl+O', menu: 'file' },
  'model.starter': { label: 'Open the Starter Model', menu: 'file' },
  'model.book': { label: 'Open the Book’s Network', menu: 'file' },
  'model.export': { label: 'Export a Copy…', accelerator: 'CmdOrCtrl+E', menu: 'file' },
  'read.open-picture': { label: 'Open a Picture of Digits…', accelerator: 'CmdOrCtrl+Shift+P', menu: 'file' },
  'chart.save-png': { label: 'Save the Accuracy Chart as PNG…', menu: 'file' },
  'chart.save-svg': { label: 'Save the Accuracy Chart as SVG…', menu: 'file' },
  'chart.save-csv': { label: 'Save the Accuracy as CSV…', menu: 'file' },
  'report.save': { label: 'Save a Report…', accelerator: 'CmdOrCtrl+Shift+E', menu: 'file' },
  'training.toggle': { label: 'Train', accelerator: 'Space', menu: 'run' },
  'training.step-mini-batch': { label: 'Step One Mini-Batch', accelerator: '.', menu: 'run' },
  'training.step-epoch': { label: 'Step One Epoch', accelerator: 'Shift+.', menu: 'run' },
  'training.stop': { label: 'Stop', accelerator: 'CmdOrCtrl+.', menu: 'run' },
  'training.slower': { label: 'Slower', accelerator: '-', menu: 'run' },
  'training.faster': { label: 'Faster', accelerator: 'Plus', menu: 'run' },
  'training.new': { label: 'Train a New Network', accelerator: 'CmdOrCtrl+N', menu: 'run' },
  'training.branch': { label: 'Train On With the Changed Settings', menu: 'run' },
  'training.new-seed': { label: 'New Seed', accelerator: 'CmdOrCtrl+Shift+N', menu: 'run' },
  'run.choose': { label: 'Choose a Run…', accelerator: 'CmdOrCtrl+P', menu: 'run' },
  'run.rename': { label: 'Rename…', accelerator: 'F2', menu: 'run' },
  'run.star': { label: 'Star', menu: 'run' },
  // In Network, "[", "]" and "End" mean these; see renderer/commands.ts.
  'epoch.earlier': { label: 'Earlier Epoch', menu: 'run' },
  'epoch.later': { label: 'Later Epoch', menu: 'run' },
  'epoch.newest': { label: 'Newest Epoch', menu: 'run' },
  'epoch.play': { label: 'Play the Epochs', menu: 'run' },
  'runs.queue': { label: 'Queue Runs', accelerator: 'CmdOrCtrl+Enter', menu: 'run' },
  'run.repeat': { label: 'Repeat With 10 Seeds', menu: 'run' },
  'runs.sweep': { label: 'Sweep…', menu: 'run' },
  'runs.search': { label: 'Search the Runs', accelerator: 'CmdOrCtrl+F', menu: 'run' },
  'transcript.copy': { label: 'Copy the Transcript', accelerator: 'CmdOrCtrl+Shift+C', menu: 'run' },
  'run.copy-command': { label: 'Copy as a Terminal Command', menu: 'run' },
  'run.copy-python': { label: 'Copy as the Book’s Python', menu: 'run' },
  'data.choose-folder': { label: 'Choose the MNIST Folder…', menu: 'run' },
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
  'my-digits.next': { label: 'Next Digit', accelerator: 'D', menu: 'drawing' },
  // A place of the window: its label in the rail, and its entry in renderer/views.tsx under the same name.
  'view.chapter': { label: 'Chapter', accelerator: 'CmdOrCtrl+1', menu: 'view' },
  'view.train': { label: 'Train', accelerator: 'CmdOrCtrl+2', menu: 'view' },
  'view.runs': { label: 'Runs', accelerator: 'CmdOrCtrl+3', menu: 'view' },
  'view.network': { label: 'Network', accelerator: 'CmdOrCtrl+4', menu: 'view' },
  'view.results': { label: 'Results', accelerator: 'CmdOrCtrl+5', menu: 'view' },
  'view.data': { label: 'Data', accelerator: 'CmdOrCtrl+6', menu: 'view' },
  'view.read': { label: 'Read', accelerator: 'CmdOrCtrl+7', menu: 'view' },
  'view.my-digits': { label: 'My Digits', accelerator: 'CmdOrCtrl+8', menu: 'view' },
  // In Chapter, Page Up and Page Down mean these; see renderer/commands.ts.
  'chapter.previous': { label: 'Previous Page of the Chapter', menu: 'view' },
  'chapter.next': { label: 'Next Page of the Chapter', menu: 'view' },
  'window.presentation': { label: 'Presentation Size', accelerator: 'CmdOrCtrl+Shift+L', menu: 'view' },
  'window.actual-size': { label: 'Actual Size', accelerator: 'CmdOrCtrl+0', menu: 'view' },
  'help.keys': { label: 'Keyboard Shortcuts', accelerator: '?', menu: 'help' },
  'help.show-log': { label: 'Show Log', menu: 'help' },
  'help.copy-diagnostics': { label: 'Copy Diagnostics', menu: 'help' },
  'help.check-for-updates': { label: 'Check for Updates…', menu: 'help' },
  'help.about': { label: 'About Inkling', menu: 'help' },
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

/** The current state of a command; absent from a state map: enabled, with its usual label. */
export interface CommandState {
  isEnabled: boolean;
  /** Replaces the usual label, for example "Pause" while training runs. */
  label?: string;
  isChecked?: boolean;
  /** Why it cannot be used now, as a sentence for a person. */
  reason?: string;
}
