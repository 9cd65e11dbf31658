import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import typescript from 'typescript';
import { describe, expect, it } from 'vitest';

const sourceFolder = join(import.meta.dirname, '..', 'src');

/** Relative imports of a file, types among them: ESLint's rule leaves those out, as they are gone at run time. */
function importsOf(path: string): string[] {
  const { importedFiles } = typescript.preProcessFile(readFileSync(path, 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .flatMap(({ fileName }) => ['.ts', '.tsx'].map((ending) => join(dirname(path), fileName + ending)))
    .filter((imported) => existsSync(imported));
}

/** The first way found that leads from a file back to itself. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, way: string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    done.add(path);
    for (const imported of graph.get(path) ?? []) {
      const circle = visit(imported, [...way, path]);
      if (circle) return circle;
    }
    return undefined;
  };
  for (const path of graph.keys()) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('findCircle', () => {
  it('returns the way round, and nothing where there is none', () => {
    const line: [string, string[]][] = [
      ['a', ['b', 'c']],
      ['b', ['c']],
    ];
    expect(findCircle(new Map([...line, ['c', []]]))).toBeUndefined();
    expect(findCircle(new Map([...line, ['c', ['b']]]))).toEqual(['b', 'c', 'b']);
  });
});

describe('the files of src', () => {
  it('do not import one another in a circle, not even types', () => {
    const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(sourceFolder, name));
    const circle = findCircle(new Map(files.map((path) => [path, importsOf(path)])));
    expect(circle?.map((path) => relative(sourceFolder, path))).toBeUndefined();
  });
});
