import type { LocalOrg } from '../local-org/runtime/createOrg.ts';
import type { LedgerEntry } from '../local-org/runtime/ledger.ts';
import { stringify } from '../local-org/values/operations.ts';
import type { SObject } from '../local-org/values/sobject.ts';
import { queryAll } from './records.ts';
import type { SandboxHandle } from './sandboxProcess.ts';

/** What one start did, counted outside of the package: rows by comparing the database, calls by the org's ledger. */
export interface Summary {
  readonly flow: string;
  readonly read: number;
  readonly created: number;
  readonly joined: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly held: number;
  readonly failed: number;
  readonly waiting: number;
  readonly ended: number;
  readonly writtenBack: number;
  /** Records of which the other flows have told Impartner something new. */
  readonly sent: number;
  readonly impartnerWrites: number;
  readonly salesforceCreates: number;
  readonly salesforceUpdates: number;
  readonly callouts: number;
  readonly queries: number;
  readonly dmlStatements: number;
  readonly dmlRows: number;
  readonly jobs: number;
  readonly millis: number;
}

export interface RunProblem {
  readonly cause: string;
  readonly message: string;
  readonly remedy: string;
  readonly count: number;
}

export interface RunResult {
  readonly summary: Summary;
  readonly problems: readonly RunProblem[];
  /** Reasons of questions that wait for a person, with their number. */
  readonly questions: readonly { readonly reason: string; readonly explanation: string; readonly count: number }[];
  readonly runStates: readonly string[];
}

/** Business objects whose rows count as Salesforce creates and updates. */
const BUSINESS_OBJECTS = [
  'Account',
  'Contact',
  'Opportunity',
  'OpportunityLineItem',
  'OpportunityContactRole',
  'ImpartnerRegistration__c',
];
const COUNTS = [
  'Read',
  'Created',
  'Joined',
  'Updated',
  'Unchanged',
  'Held',
  'Failed',
  'Waiting',
  'Ended',
  'WrittenBack',
] as const;

/**
 * Finishes what an earlier start left in the queue, then runs every enabled flow once, as the integration user. `onProgress`
 * is called after every transaction.
 */
export async function runFlows(
  org: LocalOrg,
  sandbox: SandboxHandle,
  userId: string,
  onProgress: (counts: Readonly<Record<string, number>>) => void,
): Promise<RunResult> {
  const started = performance.now();
  const before = stamps(org);
  const writesBefore = await sandbox.countWrites();
  const ledgerStart = org.ledger.length;
  const earlier = new Set(runs(org, "State__c != 'Running'").map((run) => String(run.get('Id'))));
  drain(org, onProgress, earlier);
  org.runTransaction(
    'scheduled',
    'ImpartnerSyncScheduler',
    () => org.code.invoke(org.code.newInstance(schedulerType(org)), 'execute', [null]),
    { userId },
  );
  drain(org, onProgress, earlier);

  const mine = runs(org, 'Id != null').filter((run) => !earlier.has(String(run.get('Id'))));
  const sending = new Set(
    read(org, "SELECT DeveloperName FROM ImpartnerFlow__mdt WHERE Direction__c = 'Outbound'").map((flow) =>
      String(flow.get('DeveloperName')),
    ),
  );
  const isSending = (run: SObject): boolean => sending.has(String(run.get('Flow__c')));
  const inbound = mine.filter((run) => !isSending(run));
  const count = (name: string): number => sum(inbound, name);
  const entries = org.ledger.slice(ledgerStart);
  const changes = compare(before, stamps(org));
  const summary: Summary = {
    flow: 'deal-registration',
    read: count('Read'),
    created: count('Created'),
    joined: count('Joined'),
    updated: count('Updated'),
    unchanged: count('Unchanged'),
    held: count('Held'),
    failed: count('Failed'),
    waiting: count('Waiting'),
    ended: count('Ended'),
    writtenBack: count('WrittenBack'),
    sent: sum(mine.filter(isSending), 'WrittenBack'),
    impartnerWrites: (await sandbox.countWrites()) - writesBefore,
    salesforceCreates: changes.created,
    salesforceUpdates: changes.updated,
    ...ledgerTotals(entries),
    millis: Math.round(performance.now() - started),
  };
  return {
    summary,
    problems: problems(org),
    questions: questions(org),
    runStates: mine.map((run) => String(run.get('State__c'))),
  };
}

function drain(
  org: LocalOrg,
  onProgress: (counts: Readonly<Record<string, number>>) => void,
  earlier: ReadonlySet<string>,
): void {
  while (org.async.runDue() > 0) {
    const mine = runs(org, 'Id != null').filter((run) => !earlier.has(String(run.get('Id'))));
    onProgress(Object.fromEntries(COUNTS.map((name) => [name, sum(mine, name)])));
  }
}

function schedulerType(org: LocalOrg): Parameters<LocalOrg['code']['newInstance']>[0] {
  const scheduler = org.code.findClass('ImpartnerSyncScheduler');
  if (!scheduler) throw new Error('The package has no class ImpartnerSyncScheduler.');
  return scheduler.type;
}

function runs(org: LocalOrg, where: string): SObject[] {
  const fields = COUNTS.map((name) => `${name}__c`).join(', ');
  return read(org, `SELECT Id, State__c, Flow__c, ${fields} FROM ImpartnerRun__c WHERE ${where} ORDER BY Id`);
}

function read(org: LocalOrg, soql: string): SObject[] {
  let rows: SObject[] = [];
  // Looked at from outside: the entry is taken off the ledger again, which counts the package only.
  org.runTransaction('anonymous', 'look', () => (rows = queryAll(org, soql)));
  org.ledger.pop();
  return rows;
}

function sum(rows: readonly SObject[], name: string): number {
  return rows.reduce((total, row) => total + Number(String(row.get(`${name}__c`) ?? 0)), 0);
}

/** Every value of every business row: SystemModstamp alone has the precision of a second, and a run may follow within it. */
function stamps(org: LocalOrg): Map<string, string> {
  const stamps = new Map<string, string>();
  for (const name of BUSINESS_OBJECTS) {
    const fields = [...(org.schema.object(name)?.fields.values() ?? [])]
      .filter(({ type }) => !['Address', 'Location', 'Base64'].includes(type))
      .map((field) => field.name);
    for (const row of read(org, `SELECT ${fields.join(', ')} FROM ${name}`)) {
      stamps.set(
        String(row.get('Id')),
        JSON.stringify([...row.populated()].map(([field, value]) => [field, stringify(value)])),
      );
    }
  }
  return stamps;
}

function compare(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): { created: number; updated: number } {
  let created = 0;
  let updated = 0;
  for (const [id, stamp] of after) {
    const known = before.get(id);
    if (known === undefined) created++;
    else if (known !== stamp) updated++;
  }
  return { created, updated };
}

function ledgerTotals(
  entries: readonly LedgerEntry[],
): Pick<Summary, 'callouts' | 'queries' | 'dmlStatements' | 'dmlRows' | 'jobs'> {
  const total = (name: 'callouts' | 'queries' | 'dmlStatements' | 'dmlRows'): number =>
    entries.reduce((n, entry) => n + entry.counters[name], 0);
  return {
    callouts: total('callouts'),
    queries: total('queries'),
    dmlStatements: total('dmlStatements'),
    dmlRows: total('dmlRows'),
    jobs: entries.filter((entry) => entry.kind === 'queueable').length,
  };
}

function problems(org: LocalOrg): RunProblem[] {
  const groups = new Map<string, RunProblem>();
  for (const row of read(
    org,
    "SELECT Cause__c, Message__c, Remedy__c FROM ImpartnerIssue__c WHERE State__c = 'Open'",
  )) {
    const cause = String(row.get('Cause__c'));
    const known = groups.get(cause);
    groups.set(cause, {
      cause,
      message: known?.message ?? String(row.get('Message__c')),
      remedy: String(row.get('Remedy__c')),
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

function questions(org: LocalOrg): RunResult['questions'] {
  const groups = new Map<string, { reason: string; explanation: string; count: number }>();
  for (const row of read(org, "SELECT Reason__c, Explanation__c FROM ImpartnerReview__c WHERE State__c = 'Open'")) {
    const reason = String(row.get('Reason__c'));
    const known = groups.get(reason);
    groups.set(reason, {
      reason,
      explanation: known?.explanation ?? String(row.get('Explanation__c')),
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
