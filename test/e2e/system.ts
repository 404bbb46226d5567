import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileAnonymous } from '../../scripts/local-org/runtime/anonymous.ts';
import { createOrg, type LocalOrg } from '../../scripts/local-org/runtime/createOrg.ts';
import type { SObject } from '../../scripts/local-org/values/sobject.ts';
import { stringify } from '../../scripts/local-org/values/operations.ts';
import { buildWorld } from '../../scripts/sample-data/world.ts';
import { queryAll } from '../../scripts/start/records.ts';
import { runFlows, type RunResult } from '../../scripts/start/runFlows.ts';
import { integrationUserId, seedOrg } from '../../scripts/start/sampleOrg.ts';
import { startSandbox, type SandboxHandle } from '../../scripts/start/sandboxProcess.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The shape of the org that tests run in unless they ask for another: the same tests hold for the package as a managed package
 * (`IMPARTNER_TEST_NAMESPACE=imptest`) and in another zone of org and users (`IMPARTNER_TEST_TIME_ZONE=Pacific/Auckland`).
 */
const { IMPARTNER_TEST_NAMESPACE: testNamespace, IMPARTNER_TEST_TIME_ZONE: testTimeZone } = process.env;

export interface SystemOptions {
  readonly partners?: number;
  /** Folders of metadata that override the shipped configuration. */
  readonly overlays?: readonly string[];
  /** The package as a managed package of this namespace. */
  readonly namespace?: string;
  /** Zone of the org and its users. */
  readonly timeZone?: string;
  /** Further options of the sandbox's command line. */
  readonly sandbox?: readonly string[];
  /** Fills the org before the package is deployed into it. */
  readonly beforeInstall?: (org: LocalOrg) => void;
}

/** The whole system under test: sandbox process, local org in memory, the package in it. */
export class System implements AsyncDisposable {
  readonly org: LocalOrg;
  readonly sandbox: SandboxHandle;
  private readonly folder: string;

  private constructor(org: LocalOrg, sandbox: SandboxHandle, folder: string) {
    this.org = org;
    this.sandbox = sandbox;
    this.folder = folder;
  }

  static async start(options: SystemOptions = {}): Promise<System> {
    const { partners = 5, namespace = testNamespace, timeZone = testTimeZone } = options;
    const zone = timeZone ? { timeZone } : {};
    const folder = mkdtempSync(join(tmpdir(), 'impartner-e2e-'));
    const sandbox = await startSandbox({
      port: 0,
      database: join(folder, 'sandbox.db'),
      seed: 1,
      partners,
      key: 'e2e',
      ...(options.sandbox ? { arguments: options.sandbox } : {}),
    });
    let org: LocalOrg | undefined;
    try {
      const databasePath = options.beforeInstall && join(folder, 'org.db');
      if (options.beforeInstall && databasePath) {
        const bare = createOrg({ sourceDirs: [], databasePath, ...zone });
        options.beforeInstall(bare);
        bare.close();
      }
      org = createOrg({
        ...(databasePath ? { databasePath } : {}),
        ...zone,
        ...(namespace ? { namespace } : {}),
        sourceDirs: [join(root, 'force-app'), ...(options.overlays ?? []).map((overlay) => join(root, overlay))],
        http: {
          credentials: {
            namedCredentialUrls: { Impartner: sandbox.url },
            parameters: { Impartner: { ApiKey: sandbox.key } },
          },
        },
      });
      seedOrg(org, buildWorld(1, partners));
      org.async.setSubscriberUser?.('ImpartnerRunRequest', integrationUserId(org));
      return new System(org, sandbox, folder);
    } catch (failure) {
      org?.close();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
      throw failure;
    }
  }

  /** One run of every enabled flow, to its end. */
  run(): Promise<RunResult> {
    return runFlows(this.org, this.sandbox, integrationUserId(this.org), () => undefined);
  }

  /** Starts a round as the schedule does, and runs none of its jobs. */
  begin(): void {
    this.apex('new ImpartnerSyncScheduler().execute(null);', integrationUserId(this.org));
  }

  /** Runs the next job in the queue; false when there is none. */
  step(): boolean {
    return this.org.async.runNext();
  }

  /** Moves the org's clock on. */
  wait(minutes: number): void {
    this.org.clock.advanceTo(this.org.clock.now() + minutes * 60_000);
  }

  /** Rows as plain objects of text; the package's names are without prefix, in the query and in what it returns. */
  rows(soql: string): Record<string, string | null>[] {
    let rows: SObject[] = [];
    this.org.runTransaction('anonymous', 'test', () => (rows = queryAll(this.org, soql)));
    const { namespace } = this.org.schema;
    return rows.map((row) =>
      Object.fromEntries(
        [...row.populated()].map(([name, value]) => [
          namespace?.localName(name) ?? name,
          value === null ? null : stringify(value),
        ]),
      ),
    );
  }

  count(soql: string): number {
    return this.rows(soql).length;
  }

  /** Runs anonymous Apex as the given user, the administrator if none is named. */
  apex(text: string, userId?: string): void {
    const { run, errors } = compileAnonymous(this.org.code, text);
    if (!run) throw new Error(errors.map((error) => error.message).join('\n'));
    this.org.runTransaction('anonymous', 'test', () => run(), userId === undefined ? {} : { userId });
  }

  /** Runs what is due until nothing is. */
  drain(): void {
    while (this.org.async.runDue() > 0);
  }

  /** A request to the sandbox, as any client of Impartner would send it. */
  async impartner(method: string, path: string, body?: unknown): Promise<{ status: number; data: unknown }> {
    const response = await fetch(`${this.sandbox.url}/api/objects/v1/${path}`, {
      method,
      headers: { authorization: `prm-key ${this.sandbox.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { data?: unknown };
    return { status: response.status, data: answer.data };
  }

  async deal(id: string | number): Promise<Record<string, unknown>> {
    return (await this.impartner('GET', `Deal/${id}`)).data as Record<string, unknown>;
  }

  async fault(fault: {
    method?: string;
    path?: string;
    status: number;
    times: number;
    afterEffect?: boolean;
    html?: boolean;
    retryAfter?: string;
  }): Promise<void> {
    await fetch(`${this.sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.org.close();
    await this.sandbox.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
