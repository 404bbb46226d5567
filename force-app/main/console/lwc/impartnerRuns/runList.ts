import { absoluteTime, words } from 'c/impartnerFormat';

import { labels } from './labels';

export const STATES = [
  { label: labels.all, value: '' },
  { label: labels.running, value: 'Running' },
  { label: labels.finished, value: 'Finished' },
  { label: labels.failedRuns, value: 'Failed' },
  { label: labels.stopped, value: 'Stopped' },
];

const ICONS: Record<string, string> = {
  Running: 'utility:sync',
  Finished: 'utility:success',
  Failed: 'utility:error',
  Stopped: 'utility:pause',
};

const number = (label: string, fieldName: string): Record<string, unknown> => ({
  label,
  fieldName,
  type: 'number',
  initialWidth: 100,
});

export const COLUMNS = [
  { label: labels.started, fieldName: 'started', initialWidth: 180 },
  { label: labels.flow, fieldName: 'flow', initialWidth: 150 },
  { label: labels.outcome, fieldName: 'state', initialWidth: 120, cellAttributes: { iconName: { fieldName: 'icon' } } },
  number(labels.read, 'read'),
  number(labels.created, 'created'),
  number(labels.updated, 'updated'),
  number(labels.held, 'held'),
  number(labels.failed, 'failed'),
  number(labels.skipped, 'skipped'),
  number(labels.writtenBack, 'writtenBack'),
  {
    type: 'button',
    label: labels.issues,
    initialWidth: 150,
    typeAttributes: { label: labels.issues, name: 'issues', variant: 'base' },
  },
  { label: labels.message, fieldName: 'message', wrapText: true },
];

export interface RunView {
  id: string;
  correlationId: string;
  started: string;
  flow: string;
  state: string;
  icon: string;
  message: string;
  read: number;
  created: number;
  updated: number;
  held: number;
  failed: number;
  skipped: number;
  writtenBack: number;
}

export function runViews(rows: readonly ImpartnerRunsController.RunRow[]): RunView[] {
  return rows.map((row) => ({
    id: row.id,
    correlationId: row.correlationId ?? '',
    started: absoluteTime(row.startedAt),
    flow: row.flowName ?? '',
    state: words(row.state),
    icon: ICONS[row.state ?? ''] ?? 'utility:info',
    message: row.message ?? '',
    read: row.read,
    created: row.created,
    updated: row.updated,
    held: row.held,
    failed: row.failed,
    skipped: row.skipped,
    writtenBack: row.writtenBack,
  }));
}
