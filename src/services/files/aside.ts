import { existsSync } from 'node:fs';
import { parse, join } from 'node:path';

/** The first free name for a damaged file: “settings.damaged.json”, then “settings.damaged-2.json” and so on. */
export function pathAside(path: string): string {
  const { dir, name, ext } = parse(path);
  for (let number = 1; ; number++) {
    const aside = join(dir, `${name}.damaged${number === 1 ? '' : `-${number}`}${ext}`);
    if (!existsSync(aside)) return aside;
  }
}
