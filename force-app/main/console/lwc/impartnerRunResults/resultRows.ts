import { absoluteTime, fill, wholeNumber } from 'c/impartnerFormat';
import { eventViews, OUTCOMES } from 'c/impartnerLog';

import { labels } from './labels';

export const OUTCOME_OPTIONS = [{ label: labels.allOutcomes, value: '' }, ...OUTCOMES];

export interface ResultView {
  id: string;
  at: string;
  icon: string;
  title: string;
  key: string;
  recordId: string | undefined;
  hasNoRecord: boolean;
  reason: string;
  detail: string;
}

export function resultViews(rows: readonly ImpartnerRunsController.Entry[]): ResultView[] {
  return eventViews(rows).map(({ id, at, icon, title, key, recordId, reason, detail }) => ({
    id,
    at: absoluteTime(at),
    icon,
    title,
    key: key ?? '',
    recordId,
    hasNoRecord: !recordId,
    reason,
    detail,
  }));
}

const button = (label: string, name: string, shown: unknown, disabled?: unknown): Record<string, unknown> => ({
  label,
  type: 'button',
  initialWidth: 140,
  typeAttributes: { label: shown, name, variant: 'base', disabled },
});

export const COLUMNS = [
  { label: labels.outcome, fieldName: 'title', initialWidth: 190, cellAttributes: { iconName: { fieldName: 'icon' } } },
  button(labels.record, 'timeline', { fieldName: 'key' }),
  button(labels.salesforce, 'record', labels.openRecord, { fieldName: 'hasNoRecord' }),
  { label: labels.why, fieldName: 'reason', wrapText: true, initialWidth: 220 },
  { label: labels.detail, fieldName: 'detail', wrapText: true },
  { label: labels.at, fieldName: 'at', initialWidth: 180 },
];

/** What the run did, in figures. */
export function countsOf(run: ImpartnerRunsController.RunRow): string {
  const counts = [run.read, run.created, run.updated, run.unchanged, run.held, run.failed, run.skipped];
  return fill(labels.counts, ...counts.map(wholeNumber));
}
