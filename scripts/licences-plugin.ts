import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

const virtualName = 'virtual:licences';

/** Provides `virtual:licences`: name, version and licence text of every library that the project needs at run time. */
export function licences(projectFolder: string): Plugin {
  return {
    name: 'inkling-licences',
    resolveId: (id) => (id === virtualName ? `\0${virtualName}` : undefined),
    load: (id) =>
      id === `\0${virtualName}` ? `export default ${JSON.stringify(collect(projectFolder))}` : undefined,
  };
}

function collect(projectFolder: string) {
  const found = new Map<string, { name: string; version: string; licence: string }>();
  const visit = (manifest: Manifest, folder: string) => {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (found.has(name)) continue;
      const [dependency, dependencyFolder] = readManifest(name, folder);
      found.set(name, {
        name,
        version: dependency.version,
        licence: licenceText(dependency, dependencyFolder),
      });
      visit(dependency, dependencyFolder);
    }
  };
  visit(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as Manifest, projectFolder);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Walks up the node_modules folders as Node does, since not every package exports its manifest. */
function readManifest(name: string, fromFolder: string): [Manifest, string] {
  for (const folder of createRequire(join(fromFolder, 'package.json')).resolve.paths(name) ?? []) {
    try {
      const path = join(folder, name, 'package.json');
      return [JSON.parse(readFileSync(path, 'utf8')) as Manifest, dirname(path)];
    } catch {
      continue;
    }
  }
  throw new Error(`${name} is a dependency but is not installed.`);
}

/** The library's own licence text, or the licence's name where the package has no such file. */
function licenceText({ license }: Manifest, folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.|$)/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : (license ?? 'unknown');
}
