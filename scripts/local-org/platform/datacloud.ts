import type { DuplicateFinding } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { requireArgument as need } from '../values/exception.ts';
import { ApexDouble } from '../values/double.ts';
import { PlatformObject } from '../values/object.ts';
import { SObject } from '../values/sobject.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { definePlatformType, type PlatformFunction, type PlatformProperty } from './registry.ts';

type Match = DuplicateFinding['matches'][number];

const recordList = ApexType.list(ApexType.platform('Datacloud.MatchRecord'));
const resultList = ApexType.list(ApexType.platform('Datacloud.MatchResult'));
const errorList = ApexType.list(ApexType.platform('Database.Error'));

/** Apex `Datacloud.MatchRecord`: one record that the matching rule took for a duplicate. */
class MatchRecord extends PlatformObject {
  readonly record: SObject;
  readonly isFuzzy: boolean;

  constructor(id: string, objectName: string, isFuzzy: boolean) {
    super();
    const { schema } = currentTransaction().org;
    this.record = new SObject(schema.object(objectName) as NonNullable<ReturnType<typeof schema.object>>);
    this.record.id = id;
    // Only the id is given: details come on request of the API's `includeRecordDetails`, which Apex has not.
    this.record.queriedFields = new Set(['id']);
    this.isFuzzy = isFuzzy;
  }

  override get $type(): ApexType {
    return ApexType.platform('Datacloud.MatchRecord');
  }
}

/** Apex `Datacloud.MatchResult`: what one matching rule found. */
class MatchResult extends PlatformObject {
  readonly match: Match;
  readonly records: ApexList;

  constructor(match: Match) {
    super();
    this.match = match;
    this.records = new ApexList(
      recordList,
      match.recordIds.map((id) => new MatchRecord(id, match.objectName, match.isFuzzy)),
    );
  }

  override get $type(): ApexType {
    return ApexType.platform('Datacloud.MatchResult');
  }
}

/** Apex `Datacloud.DuplicateResult`: what one duplicate rule found for one row. */
export class DuplicateResult extends PlatformObject {
  readonly finding: DuplicateFinding;
  readonly results: ApexList;

  constructor(finding: DuplicateFinding) {
    super();
    this.finding = finding;
    this.results = new ApexList(
      resultList,
      finding.matches.map((match) => new MatchResult(match)),
    );
  }

  override get $type(): ApexType {
    return ApexType.platform('Datacloud.DuplicateResult');
  }
}

/** Apex `Datacloud.FindDuplicatesResult`: what the rules found for one row. */
class FindDuplicatesResult extends PlatformObject {
  readonly results: ApexList;

  constructor(findings: readonly DuplicateFinding[]) {
    super();
    this.results = new ApexList(
      ApexType.list(ApexType.platform('Datacloud.DuplicateResult')),
      findings.map((finding) => new DuplicateResult(finding)),
    );
  }

  override get $type(): ApexType {
    return findResultType;
  }
}

const findResultType = ApexType.platform('Datacloud.FindDuplicatesResult');

/** At most 50 rows of one object (Apex Reference, FindDuplicates Class). */
function findDuplicates(rows: ApexList): ApexList {
  const items = need(rows).items as SObject[];
  if (items.length > 50 || new Set(items.map((row) => row.schema)).size > 1)
    throw new UnsupportedError('Datacloud.FindDuplicates.findDuplicates of more than 50 rows or of several objects');
  const { data } = currentTransaction().org;
  return new ApexList(
    ApexType.list(findResultType),
    items.map((row) => new FindDuplicatesResult(data.findDuplicates?.(row) ?? [])),
  );
}

definePlatformType('Datacloud.FindDuplicates', { statics: { findDuplicates } });

/** Getters of a type and the properties of the same names, which Apex shows too. */
function defineGetters(typeName: string, getters: Readonly<Record<string, PlatformFunction>>): void {
  const methods: Record<string, PlatformFunction> = {};
  const properties: Record<string, PlatformProperty> = {};
  for (const [method, get] of Object.entries(getters)) {
    methods[method] = get;
    properties[method.replace(/^(get|is)/, '')] = { get };
  }
  definePlatformType(typeName, { methods, properties });
}

function unsupported(name: string): PlatformFunction {
  return () => {
    throw new UnsupportedError(name);
  };
}

defineGetters('Datacloud.DuplicateResult', {
  getDuplicateRule: (self: DuplicateResult) => self.finding.rule,
  getDuplicateRuleEntityType: (self: DuplicateResult) => self.finding.ruleObject,
  getErrorMessage: (self: DuplicateResult) => self.finding.message,
  getMatchResults: (self: DuplicateResult) => self.results,
  isAllowSave: (self: DuplicateResult) => self.finding.allowSave,
});

defineGetters('Datacloud.MatchResult', {
  getEntityType: (self: MatchResult) => self.match.objectName,
  getErrors: () => new ApexList(errorList, []),
  getMatchEngine: (self: MatchResult) => (self.match.isFuzzy ? 'FuzzyMatchEngine' : 'ExactMatchEngine'),
  getMatchRecords: (self: MatchResult) => self.records,
  getRule: (self: MatchResult) => self.match.rule,
  getSize: (self: MatchResult) => self.records.size,
  isSuccess: () => true,
});

defineGetters('Datacloud.MatchRecord', {
  getAdditionalInformation: unsupported('Datacloud.MatchRecord.getAdditionalInformation'),
  getFieldDiffs: unsupported('Datacloud.MatchRecord.getFieldDiffs'),
  // Exact rules answer 100; the score of a fuzzy one is the real algorithm's affair.
  getMatchConfidence: (self: MatchRecord) => {
    if (self.isFuzzy) throw new UnsupportedError('Datacloud.MatchRecord.getMatchConfidence of a fuzzy matching rule');
    return new ApexDouble(100);
  },
  getRecord: (self: MatchRecord) => self.record,
});

defineGetters('Datacloud.FindDuplicatesResult', {
  getDuplicateResults: (self: FindDuplicatesResult) => self.results,
  getErrors: () => new ApexList(errorList, []),
  isSuccess: () => true,
});
