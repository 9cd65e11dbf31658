import Module, { register } from 'node:module';

const apiKey = Symbol.for('electron-standin');
const electronNames = ['electron', 'electron/main', 'electron/common', 'electron/utility'];

type Resolve = (this: unknown, request: string, ...rest: unknown[]) => string;
type CommonJsLoader = { _resolveFilename: Resolve; _cache: Record<string, unknown> };

/** Lets `require('electron')` and `import 'electron'` give `api`, whoever asks. */
export function provideElectron(api: object): void {
  Object.assign(globalThis, { [apiKey]: api });
  hookRequire(api);
  hookImport(Object.keys(api));
}

/** Node looks into its cache under the resolved name, so a name that no file can have is enough. */
function hookRequire(api: object): void {
  const loader = Module as unknown as CommonJsLoader;
  const cacheName = 'electron-standin:';
  const cached = Object.assign(new Module(cacheName), { exports: api, loaded: true });
  loader._cache[cacheName] = cached;
  const resolve = loader._resolveFilename;
  loader._resolveFilename = function (request, ...rest) {
    return electronNames.includes(request) ? cacheName : resolve.call(this, request, ...rest);
  };
}

/** Loader hooks run in a thread of their own, so what they need is passed as source text. */
function hookImport(names: string[]): void {
  const source = [
    `const api = globalThis[Symbol.for('electron-standin')];`,
    'export default api;',
    ...names.map((name) => `export const ${name} = api.${name};`),
  ].join('\n');
  const hooks = `
    const names = ${JSON.stringify(electronNames)};
    const url = ${JSON.stringify(sourceUrl(source))};
    export async function resolve(specifier, context, next) {
      return names.includes(specifier) ? { url, shortCircuit: true } : next(specifier, context);
    }`;
  register(sourceUrl(hooks));
}

function sourceUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
