import { absoluteTime, fill, relativeTime, wholeNumber, words } from 'c/impartnerFormat';

import { labels } from './labels';

type Cause = ImpartnerIssuesController.Cause;

export interface CauseView {
  code: string;
  title: string;
  count: string;
  since: string;
  example: string;
  remedy: string;
  showText: string;
  replayText: string;
}

export function causeViews(causes: readonly Cause[]): CauseView[] {
  return causes.map((cause) => {
    const title = words(cause.code);
    return {
      code: cause.code ?? '',
      title,
      count: fill(labels.count, wholeNumber(cause.records)),
      since: fill(labels.since, relativeTime(cause.since)),
      example: cause.example ?? '',
      remedy: cause.remedy ?? '',
      showText: fill(labels.showOf, title),
      replayText: fill(labels.replayAllOf, title),
    };
  });
}

export interface IssueView {
  id: string;
  record: string;
  operation: string;
  message: string;
  remedy: string;
  attempts: number;
  lastSeen: string;
  note: string;
}

export function issueViews(rows: readonly ImpartnerIssuesController.IssueRow[]): IssueView[] {
  return rows.map((row) => ({
    id: row.id,
    record: row.impartnerKey ?? row.flowName ?? '',
    operation: row.operation ?? '',
    message: row.message ?? '',
    remedy: row.remedy ?? '',
    attempts: row.attempts,
    lastSeen: absoluteTime(row.lastSeenAt),
    note: row.note ?? '',
  }));
}

export const COLUMNS = [
  { label: labels.record, fieldName: 'record', initialWidth: 120 },
  { label: labels.message, fieldName: 'message', wrapText: true },
  { label: labels.remedy, fieldName: 'remedy', wrapText: true },
  { label: labels.operation, fieldName: 'operation', initialWidth: 100 },
  { label: labels.attempts, fieldName: 'attempts', type: 'number', initialWidth: 90 },
  { label: labels.lastSeen, fieldName: 'lastSeen', initialWidth: 170 },
  { label: labels.note, fieldName: 'note', wrapText: true, initialWidth: 140 },
];

export const STATES = [
  { label: labels.open, value: 'Open' },
  { label: labels.discarded, value: 'Discarded' },
  { label: labels.resolved, value: 'Resolved' },
];

/** Hands a text to the browser as a file; nothing leaves the browser. */
export function download(fileName: string, text: string): void {
  const link = document.createElement('a');
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}`)}`;
  link.download = fileName;
  link.click();
}
