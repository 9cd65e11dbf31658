import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askDevServer, findDevServer } from '../../src/main/dev-server';

const environment = { ELECTRON_RENDERER_URL: 'http://localhost:5817' };

describe('findDevServer', () => {
  it('returns the address that the environment names', () => {
    expect(findDevServer(false, environment)).toBe('http://localhost:5817');
    expect(findDevServer(false, {})).toBeUndefined();
  });

  it('returns nothing in a packaged app, whatever its environment says', () => {
    expect(findDevServer(true, environment)).toBeUndefined();
  });
});

describe('askDevServer', () => {
  it('asks for the same path and the same kind of content, and gives the answer with its type', async () => {
    const asked: IncomingMessage[] = [];
    const address = await serve((request) => {
      asked.push(request);
      return { status: 200, type: 'text/css', text: 'body {}' };
    });
    const request = new Request('app://inkling/ui/theme.css?t=1', { headers: { accept: 'text/css' } });
    const answer = await askDevServer(address, request);
    expect(asked.map(({ url, headers }) => [url, headers.accept])).toEqual([
      ['/ui/theme.css?t=1', 'text/css'],
    ]);
    expect(answer.headers.get('content-type')).toBe('text/css');
    expect(await answer.text()).toBe('body {}');
  });

  it('stays with the dev server when the path looks like an address', async () => {
    const asked: IncomingMessage[] = [];
    const address = await serve((request) => {
      asked.push(request);
      return { status: 404, type: 'text/plain', text: 'Not found' };
    });
    const answer = await askDevServer(address, new Request('app://inkling//example.org/page.js'));
    expect(answer.status).toBe(404);
    expect(asked.map(({ url }) => url)).toEqual(['//example.org/page.js']);
  });
});

async function serve(
  answer: (request: IncomingMessage) => { status: number; type: string; text: string },
): Promise<string> {
  const server: Server = createServer((request, response) => {
    const { status, type, text } = answer(request);
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
