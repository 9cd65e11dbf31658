import { homedir } from 'node:os';
import { join } from 'node:path';

/** The app's data folder on this system and for this person. */
export function findUserDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Inkling');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Inkling');
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'Inkling');
}
