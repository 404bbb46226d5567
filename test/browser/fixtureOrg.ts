import { fileURLToPath } from 'node:url';
import { buildBrowser } from '../../scripts/local-org/browser/build/buildBrowser.ts';
import type { SampleUser } from '../../scripts/local-org/browser/sampleUsers.ts';
import { startServer, type LocalServer } from '../../scripts/local-org/server/localServer.ts';

const sourceDir = fileURLToPath(new URL('fixtures/force-app', import.meta.url));
const cacheFolder = fileURLToPath(new URL('../../.local/browser', import.meta.url));

const users: readonly SampleUser[] = [
  ['Ada', 'Admin', 'Administrator', 'FixtureAdmin'],
  ['Rea', 'Reader', 'Reader', 'FixtureReader'],
  ['Vic', 'Visitor', 'Visitor', 'FixtureVisitor'],
  ['Sam', 'Seller', 'Seller', 'None'],
].map(([firstName = '', lastName = '', role = '', set = '']) => ({
  firstName,
  lastName,
  username: `${firstName.toLowerCase()}@fixture.example`,
  role,
  permissionSets: [set],
}));

/** An org with the harness's own components, served on a free port, with three accounts. */
export class FixtureOrg {
  readonly server: LocalServer;
  readonly origin: string;
  readonly log: string[];
  accountIds: string[] = [];

  private constructor(server: LocalServer, log: string[]) {
    this.server = server;
    this.log = log;
    this.origin = `http://127.0.0.1:${server.port}`;
  }

  /** `namespace`: the components as those of a managed package. */
  static async start(namespace?: string): Promise<FixtureOrg> {
    const log: string[] = [];
    const build = await buildBrowser({
      sourceDirs: [sourceDir],
      cacheFolder,
      namespace,
      say: (text) => log.push(text),
    });
    if (!build) throw new Error('the fixture has no components');
    const server = await startServer({
      port: 0,
      token: 'fixture',
      engine: { sourceDirs: [sourceDir], showDebug: false, ...(namespace === undefined ? {} : { namespace }) },
      pages: { build, users },
      log: (text) => log.push(text),
    });
    const org = new FixtureOrg(server, log);
    for (const [name, city] of [
      ['Acme <b>bold</b>', 'Berlin'],
      ['Blue Sky', ''],
      ['Cirrus', 'Oslo'],
    ] as const)
      org.accountIds.push(await org.create('Account', { Name: name, ...(city === '' ? {} : { BillingCity: city }) }));
    return org;
  }

  /** Creates a record through the REST API. */
  async create(objectName: string, fields: Readonly<Record<string, unknown>>): Promise<string> {
    const response = await fetch(`${this.origin}/services/data/v65.0/sobjects/${objectName}`, {
      method: 'POST',
      headers: { authorization: 'Bearer fixture', 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    const answer = (await response.json()) as { id?: string };
    if (answer.id === undefined) throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
