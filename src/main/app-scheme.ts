import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { askDevServer } from './dev-server';

/** The page's own origin: neither file: nor http:, so it is a real origin that nobody else can serve. */
export const pageOrigin = 'app://inkling';
export const pageUrl = `${pageOrigin}/index.html`;

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** The dev server adds styles to the page and announces changes over a web socket. */
function contentSecurityPolicy(devServer?: string): string {
  return [
    "default-src 'none'",
    // Compiling WebAssembly runs no text as code: with the kernels, networks of convolutions are read ten times as fast.
    "script-src 'self' 'wasm-unsafe-eval'",
    devServer ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    devServer ? `connect-src 'self' ${devServer.replace('http', 'ws')}` : "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Must run before the app is ready: Electron fixes the privileges of schemes then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files of one folder, and nothing outside it, under the page's origin; or the dev server's content. */
export function serveApp(folder: string, devServer?: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'inkling') return notFound();
    const answer = devServer ? await askDevServer(devServer, request) : await readPageFile(folder, url);
    answer.headers.set('content-security-policy', contentSecurityPolicy(devServer));
    answer.headers.set('x-content-type-options', 'nosniff');
    return answer;
  });
}

async function readPageFile(folder: string, url: URL): Promise<Response> {
  try {
    // Throws at what is no encoded text, such as "/%zz".
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    if (!path.startsWith(folder + sep)) return notFound();
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': contentTypes[extname(path)] ?? 'application/octet-stream' },
    });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}
