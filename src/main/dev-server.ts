/**
 * The address where Vite serves the page during development; a packaged app has none, whatever the environment says.
 */
export function findDevServer(isPackaged: boolean, environment: NodeJS.ProcessEnv): string | undefined {
  return isPackaged ? undefined : environment.ELECTRON_RENDERER_URL;
}

/** The dev server's content at the path of this request. */
export async function askDevServer(devServer: string, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const url = new URL(devServer);
  url.pathname = pathname;
  url.search = search;
  // Vite needs the accept header to tell a style sheet from a module that contains one.
  const answer = await fetch(url, { headers: { accept: request.headers.get('accept') ?? '*/*' } });
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'cache-control': 'no-store',
    },
  });
}
