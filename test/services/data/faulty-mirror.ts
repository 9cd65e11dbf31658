import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a mirror does when it is asked for a file. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export const send =
  (content: Uint8Array): Answer =>
  (_request, response) =>
    void response.end(content);

export const refuse =
  (status: number): Answer =>
  (_request, response) =>
    void response.writeHead(status).end();

/** Sends the first bytes, and then nothing more. */
export const stallAfter =
  (content: Uint8Array): Answer =>
  (_request, response) =>
    void response.write(content);

export const neverAnswer: Answer = () => undefined;

/** Breaks the connection in the middle. */
export const breakAfter =
  (content: Uint8Array): Answer =>
  (_request, response) =>
    void response.write(content, () => response.destroy());

export interface Mirror {
  /** Base address, with a slash at the end. */
  url: string;
  /** Paths in the order in which they were asked for. */
  asked: string[];
}

/** Serves on this machine until the test is over; `answers` are used up one after another, the last again and again. */
export async function startMirror(...answers: Answer[]): Promise<Mirror> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

/** The address of a port that nobody listens at. */
export async function findDeadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return `http://127.0.0.1:${port}/`;
}
