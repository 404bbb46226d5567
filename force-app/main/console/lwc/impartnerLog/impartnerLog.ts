import { fill, safeAddress, subjectOf, words } from 'c/impartnerFormat';
import { reasonText } from 'c/impartnerReasons';

import { labels } from './labels';

type Entry = ImpartnerRunsController.Entry;

/** Words and icon of each type of entry. */
const TYPES: Record<string, readonly [string, string]> = {
  Created: [labels.created, 'utility:new'],
  Joined: [labels.joined, 'utility:link'],
  Updated: [labels.updated, 'utility:edit'],
  Held: [labels.held, 'utility:pause'],
  Failed: [labels.failed, 'utility:error'],
  Waiting: [labels.waiting, 'utility:clock'],
  Ended: [labels.ended, 'utility:skip_forward'],
  Gone: [labels.gone, 'utility:delete'],
  IdLost: [labels.idLost, 'utility:broken_link'],
  WrittenBack: [labels.writtenBack, 'utility:success'],
  Sent: [labels.sent, 'utility:upload'],
  Unlinked: [labels.unlinked, 'utility:unlinked'],
  Assigned: [labels.assigned, 'utility:adduser'],
  BroughtBack: [labels.broughtBack, 'utility:refresh'],
  Comment: [labels.comment, 'utility:comments'],
  Decided: [labels.decided, 'utility:user'],
  Rejected: [labels.rejected, 'utility:ban'],
  PutOff: [labels.putOff, 'utility:clock'],
  UndoRequested: [labels.undoRequested, 'utility:undo'],
  Undone: [labels.undone, 'utility:undo'],
  Replayed: [labels.replayed, 'utility:redo'],
  Discarded: [labels.discarded, 'utility:delete'],
  SyncRequested: [labels.syncRequested, 'utility:sync'],
  Unchanged: [labels.unchanged, 'utility:check'],
};

/** What a run may do with a record, as options of a filter. */
export const OUTCOMES = [
  'Created',
  'Joined',
  'Updated',
  'Held',
  'Failed',
  'Waiting',
  'Ended',
  'WrittenBack',
  'Sent',
  'Unlinked',
  'Undone',
].map((value) => ({ value, label: typeText(value) }));

export interface EventView {
  id: string;
  icon: string;
  title: string;
  at: string | undefined;
  reason: string;
  detail: string;
  key: string | undefined;
  /** What people call the record, whom it concerns, and its address in Impartner. */
  subject: string;
  context: string;
  url: string | undefined;
  recordId: string | undefined;
  runId: string | undefined;
}

/** Entries of the log in words. */
export function eventViews(entries: readonly Entry[]): EventView[] {
  return entries.map((entry) => ({
    id: entry.id,
    icon: TYPES[entry.type ?? '']?.[1] ?? 'utility:info',
    title: entry.person ? fill(labels.by, typeText(entry.type), entry.person) : typeText(entry.type),
    at: entry.at,
    reason: reasonText(entry.reason),
    detail: entry.detail ?? '',
    key: entry.impartnerKey,
    subject: subjectOf(entry.record, entry.impartnerKey),
    context: entry.record?.context ?? '',
    url: safeAddress(entry.record?.url),
    recordId: entry.recordId,
    runId: entry.runId,
  }));
}

/** What happened, in words. */
export function typeText(type: string | undefined): string {
  return TYPES[type ?? '']?.[0] ?? words(type);
}
