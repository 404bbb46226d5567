import { currentTransaction } from '../runtime/transaction.ts';
import { toId18 } from '../store/recordId.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { definePlatformType } from './registry.ts';
import { sobjectType } from './schemaTokens.ts';

/** An Id from text: 15 characters are completed to 18; anything that is no id is a StringException. */
export function idOf(text: string): string {
  const id = toId18(text);
  if (id === undefined) throw createException('System.StringException', `Invalid id: ${text}`);
  return id;
}

definePlatformType('System.Id', {
  statics: {
    // With restoreCasing the checksum gives the capital letters back (Apex Reference, Id.valueOf); 18 characters always do here.
    valueOf: (text: string) => idOf(need(text)),
  },
  methods: {
    equals: (self: string, other: string | null) => other !== null && self === (toId18(other) ?? other),
    getSobjectType: (self: string) => {
      const schema = currentTransaction().org.schema.objectByPrefix(self.slice(0, 3));
      if (!schema) throw createException('System.SObjectException', `Cannot locate Apex Type for ID: ${self}`);
      return sobjectType(schema.name);
    },
    to15: (self: string) => self.slice(0, 15),
  },
});
