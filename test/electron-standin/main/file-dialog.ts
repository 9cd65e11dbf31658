import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import type { FileFilter } from 'electron';
import type { WebContents } from './web-contents';

interface FileQuestion {
  kind: 'open-file' | 'open-folder' | 'save-file';
  title?: string;
  defaultPath?: string;
  filters?: FileFilter[];
}

type PreparedQuestion = FileQuestion & { defaultPath: string };

/** Asks for a path, to which no ending is added, as on Linux, with the desktop's own dialog where one can be called, or else in the page; undefined: cancelled. */
export async function askForFile(contents: WebContents, asked: FileQuestion): Promise<string | undefined> {
  const question = { ...asked, defaultPath: existingPath(asked.defaultPath) };
  return findProgram('zenity')
    ? await answerOf('zenity', zenityArguments(question))
    : findProgram('kdialog')
      ? await answerOf('kdialog', kdialogArguments(question))
      : await askInPage(contents, question);
}

/** The home folder stands in for a folder that is not there, as in the desktops' own dialogs. */
function existingPath(path = homedir()): string {
  return existsSync(dirname(path)) ? path : join(homedir(), basename(path));
}

function findProgram(name: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return process.platform === 'linux' && folders.some((folder) => existsSync(join(folder, name)));
}

function zenityArguments({ kind, title, defaultPath, filters = [] }: PreparedQuestion): string[] {
  return [
    '--file-selection',
    ...(kind === 'save-file' ? ['--save', '--confirm-overwrite'] : []),
    ...(kind === 'open-folder' ? ['--directory'] : []),
    ...(title ? [`--title=${title}`] : []),
    `--filename=${defaultPath}`,
    ...filters.map(({ name, extensions }) => `--file-filter=${name} | ${patterns(extensions)}`),
  ];
}

function kdialogArguments({ kind, title, defaultPath, filters = [] }: PreparedQuestion): string[] {
  const filter = filters.map(({ name, extensions }) => `${name} (${patterns(extensions)})`).join('\n');
  return [
    ...(title ? ['--title', title] : []),
    {
      'open-file': '--getopenfilename',
      'open-folder': '--getexistingdirectory',
      'save-file': '--getsavefilename',
    }[kind],
    defaultPath,
    ...(filter && kind !== 'open-folder' ? [filter] : []),
  ];
}

function patterns(extensions: string[]): string {
  return extensions.map((extension) => `*.${extension}`).join(' ');
}

/** Both programs print the path, and nothing when the person cancels. */
function answerOf(program: string, parameters: string[]): Promise<string | undefined> {
  return new Promise((answer) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', () => answer(undefined));
    child.on('close', () => answer(output.trim() || undefined));
  });
}

/** Asks again while what was typed cannot be. */
async function askInPage(contents: WebContents, question: PreparedQuestion): Promise<string | undefined> {
  let text = question.defaultPath;
  let detail = '';
  for (;;) {
    const { button, text: typed } = await contents.ask({
      message: question.title ?? (question.kind === 'save-file' ? 'Save as' : 'Open'),
      detail,
      buttons: ['Cancel', question.kind === 'save-file' ? 'Save' : 'Open'],
      defaultButton: 1,
      cancelButton: 0,
      field: { label: question.kind === 'open-folder' ? 'Folder' : 'File', text },
    });
    if (button === 0) return undefined;
    text = typed.trim();
    const path = isAbsolute(text) ? text : resolve(homedir(), text);
    const needed = question.kind === 'save-file' ? dirname(path) : path;
    if (existsSync(needed)) return path;
    detail = `There is no ${needed}.`;
  }
}
