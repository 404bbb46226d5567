import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the org is started as besides the default. */
export interface OrgShape {
  readonly namespace?: string;
  readonly timeZone?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The processes of `npm start` with a small tenant: the sandbox, and the local org with the package and its pages. */
export class ConsoleOrg {
  readonly origin: string;
  readonly sandbox: string;
  /** What stands before the package's names in this org; nothing where it is unmanaged. */
  readonly prefix: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(origin: string, sandbox: string, prefix: string, process: ChildProcess, folder: string) {
    this.origin = origin;
    this.prefix = prefix;
    this.sandbox = sandbox;
    this.#process = process;
    this.#folder = folder;
  }

  /** Starts on free ports and resolves once the pages are served, after the first run of the flows. */
  static start(partners: number, { namespace, timeZone }: OrgShape = {}): Promise<ConsoleOrg> {
    const folder = mkdtempSync(join(tmpdir(), 'console-'));
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(root, 'scripts/start.ts'),
        ...['--partners', String(partners), '--state', folder, '--port', '0', '--sandbox-port', '0'],
        ...(namespace === undefined ? [] : ['--namespace', namespace]),
        ...(timeZone === undefined ? [] : ['--time-zone', timeZone]),
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return new Promise((resolve, reject) => {
      let said = '';
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        const sandbox = /Starting the Impartner sandbox[\s\S]*?(http:\/\/[\d.:]+)/.exec(said)?.[1];
        const origin = /Open the console: (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
        const prefix = namespace === undefined ? '' : `${namespace}__`;
        if (sandbox !== undefined && origin !== undefined)
          resolve(new ConsoleOrg(origin, sandbox, prefix, child, folder));
        else if (/cannot be built/.test(said) && /Stop with Ctrl-C/.test(said)) {
          child.kill('SIGTERM');
          reject(new Error(said));
        }
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)));
    });
  }

  /** Rows of a query through the REST API, as the administrator; the package's names are without prefix here and there. */
  async query(soql: string): Promise<Record<string, unknown>[]> {
    const response = await fetch(`${this.origin}/services/data/v65.0/query?q=${encodeURIComponent(soql)}`, {
      headers: { authorization: 'Bearer local' },
    });
    const answer = (await response.json()) as { records?: Record<string, unknown>[] };
    if (!answer.records) throw new Error(JSON.stringify(answer));
    return answer.records.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [this.#localName(name), value])),
    );
  }

  #localName(name: string): string {
    return name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
  }

  /** Runs anonymous Apex as the administrator. */
  async apex(text: string): Promise<void> {
    const response = await fetch(
      `${this.origin}/services/data/v65.0/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(text)}`,
      { headers: { authorization: 'Bearer local' } },
    );
    const answer = (await response.json()) as { success?: boolean };
    if (answer.success !== true) throw new Error(JSON.stringify(answer));
  }

  /** A deal as the tenant has it. */
  async deal(id: string): Promise<Record<string, unknown>> {
    return this.#impartner('GET', `Deal/${id}`);
  }

  /** Changes a deal as somebody who works in Impartner does. */
  async changeDeal(id: string, values: Record<string, unknown>): Promise<void> {
    await this.#impartner('PATCH', `Deal/${id}`, { id: Number(id), ...values });
  }

  /** A customer that nobody has heard of; returns its id. */
  async newCustomer(name: string): Promise<number> {
    return (await this.#impartner('PUT', 'Customer', { Name: name, MailingCountry: 'SE' }))['id'] as number;
  }

  async #impartner(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.sandbox}/api/objects/v1/${path}`, {
      method,
      headers: { authorization: 'prm-key sandbox-key', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { success: boolean; data: Record<string, unknown> };
    if (!answer.success) throw new Error(JSON.stringify(answer));
    return answer.data;
  }

  /** Asks until the answer satisfies; the last answer in the error when it never does. */
  async until<T>(ask: () => Promise<T>, isGood: (answer: T) => boolean, seconds = 30): Promise<T> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const answer = await ask();
      if (isGood(answer)) return answer;
      if (Date.now() > end) throw new Error(`not within ${seconds} s: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async close(): Promise<void> {
    this.#process.removeAllListeners('exit');
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once('exit', resolve));
      this.#process.kill('SIGTERM');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
