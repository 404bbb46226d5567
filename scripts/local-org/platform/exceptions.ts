import { currentTransaction } from '../runtime/transaction.ts';
import { loadPlatformTypes } from '../types/platformTypes.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { ApexException, createException, PlatformException, type DmlRowFailure } from '../values/exception.ts';
import { platformEnumValues } from './enums.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';
import { fieldTokenOf, type SObjectFieldToken } from './schemaTokens.ts';
import { fieldOf } from '../schema/lookup.ts';

function failure(self: ApexException, index: number): DmlRowFailure {
  const row = self.dmlFailures[index];
  if (!row) throw createException('System.ListException', `List index out of bounds: ${index}`);
  return row;
}

/** Tokens of the failed fields, found by the row's id; rows without id name their fields only. */
function fieldTokens(row: DmlRowFailure): SObjectFieldToken[] {
  const schema = row.id === null ? undefined : currentTransaction().org.schema.objectByPrefix(row.id.slice(0, 3));
  if (!schema) return [];
  return row.error.fields.flatMap((name) => {
    const field = fieldOf(schema, name);
    return field ? [fieldTokenOf(schema, field)] : [];
  });
}

function initCause(self: ApexException, cause: ApexException | null): void {
  if (self.getCause() !== null) throw createException('System.UnexpectedException', 'Cause already initialized');
  self.initCause(cause);
}

definePlatformType('System.Exception', {
  methods: {
    getCause: (self: ApexException) => self.getCause(),
    getLineNumber: (self: ApexException) => self.getLineNumber(),
    getMessage: (self: ApexException) => self.getMessage(),
    getStackTraceString: (self: ApexException) => self.getStackTraceString(),
    getTypeName: (self: ApexException) => self.getTypeName(),
    initCause,
    setMessage: (self: ApexException, message: string | null) => self.setMessage(message),
    toString: (self: ApexException) => self.$toString(),
    getNumDml: (self: ApexException) => self.dmlFailures.length,
    getDmlFieldNames: (self: ApexException, index: number) =>
      new ApexList(ApexType.list(Types.String), [...failure(self, index).error.fields]),
    getDmlFields: (self: ApexException, index: number) =>
      new ApexList(ApexType.list(ApexType.platform('Schema.SObjectField')), fieldTokens(failure(self, index))),
    getDmlId: (self: ApexException, index: number) => failure(self, index).id,
    getDmlIndex: (self: ApexException, index: number) => failure(self, index).index,
    getDmlMessage: (self: ApexException, index: number) => failure(self, index).error.message,
    getDmlStatusCode: (self: ApexException, index: number) => failure(self, index).error.statusCode,
    getDmlType: (self: ApexException, index: number) =>
      platformEnumValues('System.StatusCode').find((v) => v.name === failure(self, index).error.statusCode) ?? null,
  },
});

/** Every exception type of the platform can be made by Apex code in the ways that the type jar declares. */
for (const name of loadPlatformTypes().typeNames()) {
  if (!name.endsWith('Exception') || name === 'System.Exception' || name === 'System.AuraHandledException') continue;
  const construct: PlatformFunction = (
    messageOrCause: string | ApexException | null = null,
    cause: ApexException | null = null,
  ) => new PlatformException(name, messageOrCause, cause);
  definePlatformType(name, { constructors: { '': construct } });
}

/**
 * AuraHandledException: the constructor's text goes to the client, but `getMessage()` stays 'Script-thrown exception' until
 * `setMessage` is called (Apex Developer Guide, "AuraHandledException").
 */
export class AuraHandledException extends PlatformException {
  /** What a Lightning component receives. */
  readonly clientMessage: string | null;

  constructor(clientMessage: string | null) {
    super('System.AuraHandledException');
    this.clientMessage = clientMessage;
  }
}

definePlatformType('System.AuraHandledException', {
  constructors: { '/1': (message: string | null) => new AuraHandledException(message) },
});
