import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Everything that matters in both systems, by natural keys: ids and times may differ, nothing else. */
export interface Fingerprint {
  readonly confirmedLinks: number;
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Writes that took effect in Impartner, by deal: each exactly once. */
  readonly impartnerWrites: readonly string[];
  /** Registrations in Impartner with the Opportunity whose id they hold. */
  readonly impartnerHolds: readonly string[];
}

const QUERIES: Readonly<Record<string, string>> = {
  accounts:
    'select Name, Website, BillingCountry, ImpartnerDomainKey__c, ImpartnerNameKey__c from Account where IsDeleted = 0',
  contacts:
    'select c.Email, c.LastName, a.Name from Contact c join Account a on a.Id = c.AccountId where c.IsDeleted = 0',
  opportunities: `select o.Name, o.StageName, o.Amount, o.ImpartnerKey__c, o.ImpartnerNotes__c, u.Username, a.Name as Account from Opportunity o join Account a on a.Id = o.AccountId
    join User u on u.Id = o.OwnerId where o.IsDeleted = 0`,
  lineItems:
    'select l.ImpartnerKey__c, l.Quantity, l.UnitPrice, o.ImpartnerKey__c as Deal from OpportunityLineItem l join Opportunity o on o.Id = l.OpportunityId where l.IsDeleted = 0',
  roles:
    'select c.Email, r.IsPrimary, o.ImpartnerKey__c from OpportunityContactRole r join Contact c on c.Id = r.ContactId join Opportunity o on o.Id = r.OpportunityId where r.IsDeleted = 0',
  registrations: `select r.ImpartnerKey__c, r.Status__c, r.Outcome__c, r.Reason__c, o.ImpartnerKey__c as Opportunity, a.Name as Account from ImpartnerRegistration__c r
    left join Opportunity o on o.Id = r.Opportunity__c left join Account a on a.Id = r.Account__c where r.IsDeleted = 0`,
  links:
    'select l.ImpartnerKey__c, l.State__c, o.ImpartnerKey__c as Opportunity, a.Name as Account from ImpartnerLink__c l left join Opportunity o on o.Id = l.RecordId__c left join Account a on a.Id = l.RecordId__c where l.IsDeleted = 0',
  reviews: 'select Key__c, Reason__c, State__c from ImpartnerReview__c where IsDeleted = 0',
  candidates:
    'select r.Key__c, c.RecordName__c, c.Rank__c from ImpartnerCandidate__c c join ImpartnerReview__c r on r.Id = c.Review__c where c.IsDeleted = 0',
  issues: "select Key__c, Cause__c from ImpartnerIssue__c where IsDeleted = 0 and State__c = 'Open'",
  messages: 'select State__c from ImpartnerOutbox__c where IsDeleted = 0',
  openRuns: "select State__c from ImpartnerRun__c where IsDeleted = 0 and State__c = 'Running'",
};

/** Reads the databases that a start left in its state folder. */
export function fingerprintOf(state: string): Fingerprint {
  const org = new DatabaseSync(join(state, 'org.db'), { readOnly: true });
  const tenant = new DatabaseSync(join(state, 'sandbox.db'), { readOnly: true });
  try {
    const rows = Object.fromEntries(
      Object.entries(QUERIES).map(([name, sql]) => [
        name,
        org
          .prepare(sql)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
    const keyById = new Map(
      org
        .prepare('select Id, ImpartnerKey__c from Opportunity')
        .all()
        .map((row) => [String(row['Id']), String(row['ImpartnerKey__c'])]),
    );
    const holds = tenant
      .prepare("select id, body from record where object = 'Deal'")
      .all()
      .flatMap((row) => {
        const { CrmId } = JSON.parse(String(row['body'])) as { CrmId?: string | null };
        return CrmId ? [`${String(row['id'])} -> ${keyById.get(CrmId) ?? 'an id that Salesforce does not know'}`] : [];
      });
    const writes = tenant
      .prepare('select object, id, count(*) as times from log group by object, id')
      .all()
      .map((row) => `${String(row['object'])}:${String(row['id'])} x ${String(row['times'])}`);
    const confirmedLinks = rows['links']?.filter((row) => row.includes('Confirmed')).length ?? 0;
    return { confirmedLinks, rows, impartnerWrites: writes.sort(), impartnerHolds: holds.sort() };
  } finally {
    org.close();
    tenant.close();
  }
}
