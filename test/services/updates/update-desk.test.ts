import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UpdateDesk } from '../../../src/services/updates/update-desk';
import type { Answer } from '../data/faulty-mirror';
import {
  breakAfter,
  findDeadAddress,
  neverAnswer,
  refuse,
  send,
  stallAfter,
  startMirror,
} from '../data/faulty-mirror';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

async function deskFor(answer: Answer, patienceMs = 10_000) {
  const mirror = await startMirror(answer);
  return { desk: new UpdateDesk({ version: '0.1.0', url: `${mirror.url}latest`, patienceMs }), mirror };
}

describe('UpdateDesk', () => {
  it('tells of a newer version, and of its page', async () => {
    const { desk, mirror } = await deskFor(
      send(bytes({ tag_name: 'v0.2.0', html_url: 'https://evil.example' })),
    );
    expect(desk.page).toBe('https://github.com/inkling/inkling/releases');
    expect(mirror.asked).toEqual([]);
    expect(await desk.check()).toEqual({
      ok: true,
      value: { current: '0.1.0', newest: '0.2.0', isNewer: true },
    });
    expect(desk.page).toBe('https://github.com/inkling/inkling/releases/tag/v0.2.0');
    expect(mirror.asked).toEqual(['/latest']);
  });

  it('tells when there is none', async () => {
    const { desk } = await deskFor(send(bytes({ tag_name: 'v0.1.0' })));
    expect(await desk.check()).toMatchObject({ value: { newest: '0.1.0', isNewer: false } });
    const { desk: unpublished } = await deskFor(refuse(404));
    expect(await unpublished.check()).toMatchObject({ value: { newest: null, isNewer: false } });
  });

  it('sends nothing but its name', async () => {
    let asked: IncomingMessage | undefined;
    const { desk } = await deskFor((request, response) => {
      asked = request;
      response.end('{}');
    });
    await desk.check();
    const { host, connection, 'accept-encoding': encoding, ...headers } = asked!.headers;
    expect([typeof host, typeof connection, typeof encoding]).toEqual(['string', 'string', 'string']);
    expect(headers).toEqual({
      accept: 'application/vnd.github+json',
      'accept-language': '*',
      'sec-fetch-mode': 'cors',
      'user-agent': 'Inkling',
    });
    expect(asked!.method).toBe('GET');
  });

  it.each([
    ['no JSON', send(new TextEncoder().encode('<html>')), 'gave an answer that Inkling cannot read'],
    ['no version', send(bytes({ tag_name: 'latest' })), 'gave an answer that Inkling cannot read'],
    ['a path', send(bytes({ tag_name: 'v1.0.0/../../../evil' })), 'gave an answer that Inkling cannot read'],
    ['no text', send(bytes({ tag_name: { v: 1 } })), 'gave an answer that Inkling cannot read'],
    ['megabytes', send(new Uint8Array(2_000_000)), 'sent far too much'],
    ['an error', refuse(500), 'answered with error 500'],
    ['too many questions', refuse(403), 'answers no more questions from your network for now'],
    ['half an answer', breakAfter(bytes('v')), 'closed the connection'],
  ])('fails when the answer is %s', async (_name, answer, reason) => {
    const { desk } = await deskFor(answer);
    const checked = await desk.check();
    expect(checked).toMatchObject({ ok: false, failure: { code: 'update-check-failed' } });
    expect(checked.ok ? '' : checked.failure.message).toContain(`github.com ${reason}`);
  });

  it.each([
    ['no answer', neverAnswer],
    ['an answer that stalls', stallAfter(bytes('v'))],
  ])('fails after its patience: %s', async (_name, answer) => {
    const { desk } = await deskFor(answer, 100);
    expect(await desk.check()).toMatchObject({
      failure: { message: 'The newest version is not known: github.com did not answer within 0.1 s.' },
    });
  });

  it('fails without a network, and follows nobody elsewhere', async () => {
    const offline = new UpdateDesk({ version: '0.1.0', url: await findDeadAddress() });
    expect(await offline.check()).toMatchObject({
      failure: { message: 'The newest version is not known: github.com refused the connection.' },
    });
    const elsewhere = await startMirror(send(bytes({ tag_name: 'v9.9.9' })));
    const { desk } = await deskFor((_request, response) => {
      response.writeHead(302, { location: elsewhere.url }).end();
    });
    expect(await desk.check()).toMatchObject({ failure: { code: 'update-check-failed' } });
    expect(elsewhere.asked).toEqual([]);
  });

  it('asks for the project that package.json names', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
    const { homepage } = JSON.parse(text) as { homepage: string };
    const asked: unknown[] = [];
    const desk = new UpdateDesk({
      version: '0.1.0',
      fetch: (url) => {
        asked.push(url);
        return Promise.resolve(new Response('{"tag_name":"v0.1.0"}'));
      },
    });
    await desk.check();
    expect(asked).toEqual([`${homepage.replace('github.com', 'api.github.com/repos')}/releases/latest`]);
    expect(desk.page.startsWith(`${homepage}/releases/`)).toBe(true);
  });
});
