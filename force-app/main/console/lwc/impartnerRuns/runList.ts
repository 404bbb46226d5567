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
  initialWidth: 84,
  hideDefaultActions: true,
});

/** What the page shows; all of it is in the address. */
export interface Shown {
  state: string;
  run: string | undefined;
  outcome: string;
  record: string | undefined;
}

export function shownBy(address: Record<string, string | undefined> | undefined): Shown {
  return {
    state: address?.c__state ?? '',
    run: address?.c__run,
    outcome: address?.c__outcome ?? '',
    record: address?.c__record,
  };
}

export function addressOf({ state, run, outcome, record }: Shown): Record<string, string | undefined> {
  return { c__state: state || undefined, c__run: run, c__outcome: outcome || undefined, c__record: record };
}

export const COLUMNS = [
  { label: labels.started, fieldName: 'started', initialWidth: 180 },
  { label: labels.flow, fieldName: 'flow', initialWidth: 150 },
  { label: labels.outcome, fieldName: 'state', initialWidth: 120, cellAttributes: { iconName: { fieldName: 'icon' } } },
  {
    type: 'button',
    label: labels.records,
    initialWidth: 140,
    typeAttributes: { label: labels.results, name: 'results', variant: 'base' },
  },
  number(labels.read, 'read'),
  number(labels.created, 'created'),
  number(labels.updated, 'updated'),
  number(labels.held, 'held'),
  number(labels.failed, 'failed'),
  number(labels.skipped, 'skipped'),
  number(labels.writtenBack, 'writtenBack'),
  { label: labels.message, fieldName: 'message', wrapText: true },
];

export interface RunView {
  id: string;
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
    started: absoluteTime(row.startedAt),
    flow: row.flowLabel ?? '',
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
