import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { userTimeZone } from '../values/timeZone.ts';
import { queryInternally } from './internalQuery.ts';
import { definePlatformType } from './registry.ts';
import { ApexTimeZone } from './timeZone.ts';

/** A field of the running user's row. */
function ofUser(field: string): unknown {
  const row = queryInternally(`SELECT ${field} FROM User WHERE Id = :userId`, [currentTransaction().userId])[0];
  if (!row) throw new UnsupportedError(`UserInfo for user ${currentTransaction().userId}`, 'there is no such User row');
  return row.get(field);
}

/** A field of the user's row, or what a new org has where the row does not say. */
const withDefault = (field: string, standard: string) => () => (ofUser(field) as string | null) ?? standard;

definePlatformType('System.UserInfo', {
  statics: {
    getDefaultCurrency: () => {
      const { currencies } = currentTransaction().org.schema;
      return currencies ? (ofUser('DefaultCurrencyIsoCode') ?? currencies[0]?.isoCode ?? null) : 'USD';
    },
    getFirstName: () => ofUser('FirstName'),
    getLastName: () => ofUser('LastName'),
    getName: () => ofUser('Name'),
    getLanguage: withDefault('LanguageLocaleKey', 'en_US'),
    getLocale: withDefault('LocaleSidKey', 'en_US'),
    getOrganizationId: () => currentTransaction().org.organizationId,
    getOrganizationName: () => queryInternally('SELECT Name FROM Organization')[0]?.get('Name') ?? null,
    getProfileId: () => ofUser('ProfileId'),
    // Only its shape is real: organisation id, an exclamation mark, a token.
    getSessionId: () => `${currentTransaction().org.organizationId.slice(0, 15)}!AQLocalOrgSession`,
    getTimeZone: () => new ApexTimeZone(userTimeZone()),
    getUiTheme: () => 'Theme4d',
    getUiThemeDisplayed: () => 'Theme4d',
    getUserEmail: () => ofUser('Email'),
    getUserId: () => currentTransaction().userId,
    getUserName: () => ofUser('Username'),
    getUserRoleId: () => ofUser('UserRoleId'),
    getUserType: withDefault('UserType', 'Standard'),
    isMultiCurrencyOrganization: () => currentTransaction().org.schema.currencies !== undefined,
  },
});
