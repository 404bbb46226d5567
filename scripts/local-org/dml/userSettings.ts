import type { UserSettings } from '../runtime/org.ts';
import type { RecordStore } from '../store/recordStore.ts';

/**
 * Time zone and locale of a user. The row is read each time: an update of the user counts at once, and a rollback takes it back.
 * ("Supported Time Zones" and "Supported Locales" in the Salesforce Help: both are settings of the user, not of the org.)
 */
export function settingsOf(store: RecordStore, userId: string): UserSettings {
  const row = store.db.prepare('SELECT TimeZoneSidKey, LocaleSidKey FROM "User" WHERE Id = ?').get(userId);
  if (!row) throw new Error(`no row of User has the id ${userId}`);
  return { timeZone: String(row[0] ?? 'GMT'), locale: String(row[1] ?? 'en_US') };
}
