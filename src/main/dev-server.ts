/** Where Vite serves the page while somebody works on it; a packaged app has no such place, whatever its environment says. */
export function findDevServer(isPackaged: boolean, environment: NodeJS.ProcessEnv): string | undefined {
  return isPackaged ? undefined : environment.ELECTRON_RENDERER_URL;
}

/** What the dev server has under the path of this request. */
export async function askDevServer(devServer: string, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const url = new URL(devServer);
  url.pathname = pathname;
  url.search = search;
  // Vite looks at what is accepted, to tell a style sheet from a module that holds one.
  const answer = await fetch(url, { headers: { accept: request.headers.get('accept') ?? '*/*' } });
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'cache-control': 'no-store',
    },
  });
}
