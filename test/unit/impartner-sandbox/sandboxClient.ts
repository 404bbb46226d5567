import { RecordStore } from '../../../scripts/impartner-sandbox/records.ts';
import { SandboxServer, type SandboxOptions } from '../../../scripts/impartner-sandbox/server.ts';
import { seedTenant } from '../../../scripts/impartner-sandbox/seed.ts';
import { buildWorld } from '../../../scripts/sample-data/world.ts';

export interface Answer {
  readonly status: number;
  readonly body: {
    success?: boolean;
    message?: string;
    data?: unknown;
    errors?: { code: string; message: string; fields: string[] }[];
  };
}

/** A sandbox in this process with a client around it, for one test. */
export class SandboxUnderTest implements AsyncDisposable {
  readonly store = new RecordStore(':memory:');
  readonly server: SandboxServer;
  /** Milliseconds since the epoch that the sandbox takes for now. */
  now = Date.UTC(2026, 5, 15, 12, 0, 0);
  /** Address of the sandbox. */
  base = '';

  private constructor(options: Partial<SandboxOptions>) {
    seedTenant(this.store, buildWorld(1, 2), this.now);
    this.server = new SandboxServer({
      store: this.store,
      timeZone: 'America/Denver',
      apiKey: 'key',
      userName: 'integration',
      password: 'secret',
      tenantId: 7,
      maximumTake: 1000,
      isBatchAtomic: false,
      now: () => this.now,
      ...options,
    });
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<SandboxUnderTest> {
    const sandbox = new SandboxUnderTest(options);
    sandbox.base = `http://127.0.0.1:${await sandbox.server.listen(0)}`;
    return sandbox;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { authorization: 'prm-key key' },
  ): Promise<Answer> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
  }

  api(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.send(method, `/api/objects/v1/${path}`, body);
  }

  /** Result rows of a query by body. */
  async query(object: string, query: unknown): Promise<Record<string, unknown>[]> {
    const answer = await this.api('POST', object, query);
    if (answer.status !== 200) throw new Error(answer.body.message);
    return (answer.body.data as { results: Record<string, unknown>[] }).results;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    this.store.close();
  }
}
