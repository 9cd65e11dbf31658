import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Parameters = Record<string, unknown>;

interface Reply {
  id?: number;
  method?: string;
  params?: Parameters;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

interface Request {
  method: string;
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/** The DevTools protocol over a pair of pipes: JSON texts, each ended by a zero byte. */
export class CdpConnection {
  private requestCount = 0;
  private readonly requests = new Map<number, Request>();
  private readonly sessions = new Map<string | undefined, CdpSession>();
  private received = '';
  /** The browser itself, not one of its pages. */
  readonly browser = this.session(undefined);

  constructor(
    private readonly output: Writable,
    input: Readable,
  ) {
    // Chromium may be gone before a last message is written; its end is noticed elsewhere.
    output.on('error', () => undefined);
    input.setEncoding('utf8').on('data', (text: string) => this.read(text));
    input.on('close', () => this.close());
  }

  session(sessionId: string | undefined): CdpSession {
    const session = this.sessions.get(sessionId) ?? new CdpSession(this, sessionId);
    this.sessions.set(sessionId, session);
    return session;
  }

  send<Result>(method: string, params: Parameters, sessionId: string | undefined): Promise<Result> {
    return new Promise((resolve, reject) => {
      const id = ++this.requestCount;
      this.requests.set(id, { method, resolve, reject });
      this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  private read(text: string): void {
    const texts = (this.received + text).split('\0');
    this.received = texts.pop()!;
    for (const complete of texts) this.receive(JSON.parse(complete) as Reply);
  }

  private receive({ id, method, params, sessionId, result, error }: Reply): void {
    if (id === undefined) {
      this.sessions.get(sessionId)?.emit(method!, params);
      return;
    }
    const request = this.requests.get(id);
    this.requests.delete(id);
    if (error) request?.reject(new Error(`${request.method}: ${error.message}`));
    else request?.resolve(result as never);
  }

  private close(): void {
    for (const { method, reject } of this.requests.values())
      reject(new Error(`${method}: Chromium has ended.`));
    this.requests.clear();
  }
}

/** What is said to, and heard from, one page (or the browser). */
export class CdpSession extends EventEmitter {
  constructor(
    private readonly connection: CdpConnection,
    private readonly sessionId: string | undefined,
  ) {
    super();
  }

  send<Result = unknown>(method: string, params: Parameters = {}): Promise<Result> {
    return this.connection.send(method, params, this.sessionId);
  }
}
