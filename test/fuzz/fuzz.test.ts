import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from '../../scripts/sample-data/random.ts';
import { System } from '../e2e/system.ts';
import { Tenant } from '../e2e/tenant.ts';
import { contact, customer, dealValues } from './hostileValues.ts';

const RUNS = 200;
const DEALS_A_RUN = 11;
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
const STATUSES = ['Draft', 'Submitted', 'Approved', 'Approved', 'Approved', 'Denied', 'Expired', 'Withdrawn'];

/** One customer of the tenant with every name and website that it ever had. */
interface Known {
  readonly names: Set<string>;
  readonly websites: Set<string>;
}

class Fuzz {
  private readonly random: SeededRandom;
  private readonly system: System;
  private readonly tenant: Tenant;
  private readonly customers = new Map<number, Known>();
  readonly deals = new Map<number, number>();
  readonly deleted = new Set<number>();
  readonly merged: [string, string][] = [];
  /** Questions that a person has answered at some time. */
  readonly decided = new Set<string>();

  constructor(system: System, seed: number) {
    this.random = new SeededRandom(seed);
    this.system = system;
    this.tenant = new Tenant(system);
  }

  known(customerId: number): Known {
    const known = this.customers.get(customerId) ?? { names: new Set(), websites: new Set() };
    this.customers.set(customerId, known);
    return known;
  }

  private note(customerId: number, values: Record<string, unknown>): void {
    const known = this.known(customerId);
    if (typeof values['Name'] === 'string') known.names.add(values['Name']);
    if (typeof values['Website'] === 'string') known.websites.add(values['Website']);
  }

  /** What the sandbox refuses has not happened. */
  private async attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch {
      return undefined;
    }
  }

  async newDeal(): Promise<void> {
    const { random, tenant } = this;
    let customerId = random.chance(0.5) ? random.pick([...this.customers.keys(), 0]) : 0;
    if (customerId === 0) {
      const values = customer(random);
      const created = await this.attempt(() => tenant.customer(values));
      if (created === undefined) return;
      customerId = created;
      this.note(customerId, values);
    }
    const person = random.chance(0.4) ? await this.attempt(() => tenant.create('Contact', contact(random))) : undefined;
    const id = await this.attempt(async () =>
      tenant.deal(customerId, {
        ...dealValues(random),
        ApprovalStatus: await tenant.status(random.pick(STATUSES)),
        ...(person === undefined ? {} : { PrimaryContact: person }),
      }),
    );
    if (id !== undefined) this.deals.set(id, customerId);
  }

  /** Something that partners do. */
  async partnerActs(): Promise<void> {
    const { random, tenant } = this;
    const id = random.pick([...this.deals.keys()]);
    if (this.deleted.has(id)) return;
    const what = random.below(20);
    if (what < 12) await this.attempt(() => tenant.setStatus(id, random.pick(STATUSES)));
    else if (what < 15) await this.attempt(() => tenant.change('Deal', id, dealValues(random)));
    else if (what < 17) {
      const customerId = this.deals.get(id) ?? 0;
      const values = customer(random);
      if (await this.attempt(async () => (await tenant.change('Customer', customerId, values), true)))
        this.note(customerId, values);
    } else if (what < 18) await this.attempt(() => tenant.change('Deal', id, { CrmId: null, CrmUrl__cf: null }));
    else if (what < 19) await this.attempt(() => tenant.change('Deal', id, { ApprovalStatus: null }));
    else {
      await this.system.impartner('DELETE', `Deal/${id}`);
      this.deleted.add(id);
    }
  }

  /** Something that people do in Salesforce. */
  personActs(): void {
    const { random, system } = this;
    const pick = (object: string, where: string): string | undefined => {
      const rows = system.rows(`SELECT Id FROM ${object} WHERE ${where} LIMIT 40`);
      return rows.length === 0 ? undefined : (random.pick(rows)['Id'] ?? undefined);
    };
    const apex = (text: string): void => {
      // Whatever the org refuses has not happened.
      system.apex(`try { ${text} } catch (System.Exception refused) { System.debug(refused); }`);
    };
    const opportunity = pick('Opportunity', 'ImpartnerKey__c != NULL');
    const reviewId = pick('ImpartnerReview__c', "State__c = 'Open'");
    if (reviewId)
      this.decided.add(
        system.rows(`SELECT Key__c FROM ImpartnerReview__c WHERE Id = '${reviewId}'`)[0]?.['Key__c'] ?? '',
      );
    switch (random.below(9)) {
      case 0:
        if (opportunity)
          apex(`update new Opportunity(Id = '${opportunity}', StageName = 'Closed Won', NextStep = 'x');`);
        break;
      case 1:
        if (opportunity && random.chance(0.3)) apex(`delete [SELECT Id FROM Opportunity WHERE Id = '${opportunity}'];`);
        break;
      case 2:
        if (opportunity && random.chance(0.3))
          apex(`update new Opportunity(Id = '${opportunity}', ImpartnerKey__c = null);`);
        break;
      case 3: {
        const [a, b] = [pick('Account', 'ImpartnerId__c = NULL'), pick('Account', 'ImpartnerId__c = NULL')];
        if (a && b && a !== b && random.chance(0.3)) {
          apex(`merge new Account(Id = '${a}') new Account(Id = '${b}');`);
          this.merged.push([a, b]);
        }
        break;
      }
      case 4:
      case 5:
      case 6:
        if (reviewId) {
          const decision = random.pick(['Link', 'Create', 'Join', 'CreateOpportunity', 'Reject']);
          const object = decision === 'Join' ? 'Opportunity' : 'Account';
          const chosen = pick(object, 'Id != NULL');
          apex(`update new ImpartnerReview__c(Id = '${reviewId}', State__c = 'Decided', Decision__c = '${decision}',
            ChosenRecordId__c = ${chosen && (decision === 'Link' || decision === 'Join') ? `'${chosen}'` : 'null'},
            UndoImage__c = new ImpartnerUndoImage().toText(), DecidedAt__c = System.now(), DecidedBy__c = UserInfo.getUserId());`);
        }
        break;
      case 7: {
        const done = pick('ImpartnerReview__c', "State__c = 'Done'");
        if (done) apex(`update new ImpartnerReview__c(Id = '${done}', State__c = 'Undo');`);
        break;
      }
      default: {
        const issue = pick('ImpartnerIssue__c', "State__c = 'Open'");
        if (issue) apex(`update new ImpartnerIssue__c(Id = '${issue}', State__c = 'Replay');`);
      }
    }
  }

  async fault(): Promise<void> {
    const { random, system } = this;
    if (!random.chance(0.3)) return;
    await system.fault({
      ...(random.chance(0.5) ? { method: random.pick(['POST', 'PATCH']) } : {}),
      status: random.pick([0, 401, 429, 500, 503]),
      times: 1 + random.below(3),
      ...(random.chance(0.3) ? { afterEffect: true } : {}),
      ...(random.chance(0.2) ? { html: true } : {}),
    });
  }

  async round(): Promise<void> {
    for (let n = 0; n < DEALS_A_RUN; n++) await this.newDeal();
    for (let n = 0; n < 8; n++) await this.partnerActs();
    for (let n = 0; n < 3; n++) this.personActs();
    await this.fault();
  }
}

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);

const host = (website: string): string => /(?:https?:\/\/)?(?:www\.)?([^/\s]+)/.exec(website.toLowerCase())?.[1] ?? '';

// proves part of G5, A8
test(`shouldKeepItsPromisesThroughHostileValuesWanderingStatesAndFaults`, async () => {
  console.log(`fuzz: seed ${SEED}, ${RUNS} runs; again with FUZZ_SEED=${SEED}`);
  await using system = await System.start({ partners: 3 });
  const fuzz = new Fuzz(system, SEED);
  await system.run();
  for (let run = 1; run <= RUNS; run++) {
    await fuzz.round();
    system.wait(15);
    const { runStates } = await system.run();
    assert.ok(runStates.length > 0, `run ${run} started`);
    assert.ok(
      runStates.every((state) => state !== 'Running'),
      `run ${run} ended: ${runStates.join()}`,
    );
  }
  await fetch(`${system.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  for (let rest = 0; rest < 4; rest++) {
    system.wait(5 * 60);
    const { runStates } = await system.run();
    assert.deepEqual([...new Set(runStates)], ['Finished'], 'once nothing fails any more, runs finish');
  }

  const registrations = new Map(
    system
      .rows('SELECT ImpartnerKey__c, Outcome__c, Reason__c, Account__c, Opportunity__c FROM ImpartnerRegistration__c')
      .map((row) => [row['ImpartnerKey__c'] ?? '', row]),
  );
  const links = new Map(
    system
      .rows("SELECT ImpartnerKey__c, State__c, RecordId__c FROM ImpartnerLink__c WHERE ImpartnerKey__c LIKE 'Deal:%'")
      .map((row) => [row['ImpartnerKey__c'] ?? '', row]),
  );
  const openIssues = new Set(
    system
      .rows("SELECT ImpartnerKey__c FROM ImpartnerIssue__c WHERE State__c = 'Open'")
      .map((row) => row['ImpartnerKey__c']),
  );
  const openReviews = new Set(
    system
      .rows("SELECT Key__c FROM ImpartnerReview__c WHERE State__c IN ('Open', 'Decided')")
      .map((row) => row['Key__c']),
  );
  const stateless: string[] = [];
  for (const [id] of fuzz.deals) {
    const key = `Deal:${id}`;
    if (fuzz.deleted.has(id) && !links.has(key)) continue;
    const link = links.get(key);
    if (!link?.['State__c'] || !(registrations.get(key)?.['Outcome__c'] ?? openIssues.has(key))) stateless.push(key);
    if (link?.['State__c'] === 'Failed' && !openIssues.has(key)) stateless.push(`${key} failed without an open issue`);
    if (link?.['State__c'] === 'Held' && !openReviews.has(key)) stateless.push(`${key} held without a question`);
  }
  assert.deepEqual(stateless, [], 'no record is in no state');

  const accounts = system.rows(
    'SELECT Id, Name, Website, CreatedBy.Username, (SELECT Id FROM Opportunities) FROM Account',
  );
  const pointedTo = new Set([
    ...[...registrations.values()].map((row) => row['Account__c']),
    ...system.rows('SELECT AccountId FROM Opportunity ALL ROWS').map((row) => row['AccountId']),
  ]);
  const lone = accounts.filter((row) => /integration/.test(row['CreatedBy'] ?? '') && !pointedTo.has(row['Id'] ?? ''));
  assert.deepEqual(
    lone.map((row) => row['Name']),
    [],
    'no Account without a reason',
  );

  // A person's answer about one deal says who the customer is, for its other deals as well.
  const decidedCustomers = new Set(
    [...fuzz.deals].filter(([id]) => fuzz.decided.has(`Deal:${id}`)).map(([, customerId]) => customerId),
  );
  const mergedIds = new Set(fuzz.merged.flat());
  const byId = new Map(accounts.map((row) => [row['Id'], row]));
  const wrong: string[] = [];
  let checked = 0;
  for (const [id, customerId] of fuzz.deals) {
    const registration = registrations.get(`Deal:${id}`);
    const account = byId.get(registration?.['Account__c'] ?? '');
    // What a person chose, and what people merged, is theirs.
    if (!account || decidedCustomers.has(customerId) || mergedIds.has(account['Id'] ?? '')) continue;
    checked++;
    const known = fuzz.known(customerId);
    const names = new Set([...known.names].flatMap((name) => words(name.slice(0, 255))));
    const sharesName = words(account['Name'] ?? '').some((word) => names.has(word));
    const sharesDomain = [...known.websites].some((website) => host(website) === host(account['Website'] ?? ''));
    const isNameless = names.size === 0 || words(account['Name'] ?? '').length === 0;
    if (!sharesName && !sharesDomain && !isNameless)
      wrong.push(`Deal:${id} ${[...known.names].join(' | ')} on ${account['Name']} (${registration?.['Reason__c']})`);
  }
  assert.ok(checked > 200, `enough deals to look at: ${checked}`);
  assert.deepEqual(wrong, [], 'no deal on an Account that shares neither name nor own domain with it');
  console.log(
    `fuzz: ${fuzz.deals.size} registrations, ${fuzz.deleted.size} deleted, ${fuzz.merged.length} merges, ${openIssues.size} open issues, ${openReviews.size} questions, ${checked} Accounts compared`,
  );
});
