import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { extractAsar } from './asar';
import { beforeExit } from './lifecycle';

interface PackageJson {
  name: string;
  productName?: string;
  version: string;
  main?: string;
}

const here = import.meta.dirname;
const executable = process.env.STANDIN_EXECUTABLE ?? join(here, 'electron');
const resourcesPath = join(dirname(executable), 'resources');
const packagedApp = join(resourcesPath, 'app.asar');
const isPackaged = existsSync(packagedApp);

const { modules, rest } = takePreloadedModules(process.argv.slice(2));
const appPath = isPackaged
  ? unpack(packagedApp)
  : resolve(rest.find((argument) => !argument.startsWith('-')) ?? '.');

/** What this start of the stand-in was asked to do. */
export const launch = {
  electronVersion: readFileSync(join(here, 'version'), 'utf8').trim(),
  executable,
  argv: [executable, ...process.argv.slice(2)],
  /** Modules named with -r, which come before the app. */
  modules,
  switches: readSwitches(rest),
  isPackaged,
  resourcesPath,
  appPath,
  packageJson: JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as PackageJson,
  /** A person uses it: a real window, dialogs that ask, a menu that can be reached. */
  isInteractive: process.env.STANDIN_INTERACTIVE === '1',
  /** As on some Wayland desktops, where a window that is not shown is never painted. */
  isNeverReadyToShow: process.env.STANDIN_NEVER_READY_TO_SHOW === '1',
};

function takePreloadedModules(parameters: string[]): { modules: string[]; rest: string[] } {
  const modules: string[] = [];
  const rest: string[] = [];
  for (let index = 0; index < parameters.length; index++) {
    if (parameters[index] === '-r') modules.push(parameters[++index]);
    else rest.push(parameters[index]);
  }
  return { modules, rest };
}

function readSwitches(parameters: string[]): Map<string, string> {
  const switches = new Map<string, string>();
  for (const parameter of parameters) {
    const match = /^--([^=]+)(?:=(.*))?$/.exec(parameter);
    if (match) switches.set(match[1], match[2] ?? '');
  }
  return switches;
}

/** Node cannot read inside an asar file as Electron can, so its content is laid out under the same name elsewhere. */
function unpack(asar: string): string {
  const folder = join(tmpdir(), `standin-app-${randomUUID()}`);
  beforeExit(() => rmSync(folder, { recursive: true, force: true }));
  extractAsar(asar, join(folder, 'app.asar'));
  return join(folder, 'app.asar');
}
