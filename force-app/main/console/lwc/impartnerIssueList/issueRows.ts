import { absoluteTime, fill, relativeTime } from 'c/impartnerFormat';

import { labels } from './labels';

export interface IssueView {
  id: string;
  key: string | undefined;
  recordId: string | undefined;
  isOpen: boolean;
  record: string;
  operation: string;
  message: string;
  remedy: string;
  state: string;
  attempts: number;
  lastSeen: string;
  note: string;
}

const OPERATIONS: Record<string, string> = {
  Read: labels.operationRead,
  Apply: labels.operationApply,
  WriteBack: labels.operationWriteBack,
  Configure: labels.operationConfigure,
};

export function issueViews(rows: readonly ImpartnerIssuesController.IssueRow[]): IssueView[] {
  return rows.map((row) => ({
    id: row.id,
    key: row.impartnerKey,
    recordId: row.recordId,
    isOpen: row.state === 'Open' || row.state === 'Replay',
    record: row.impartnerKey ?? row.flowName ?? '',
    operation: OPERATIONS[row.operation ?? ''] ?? row.operation ?? '',
    message: row.message ?? '',
    remedy: row.remedy ?? '',
    state: stateOf(row),
    attempts: row.attempts,
    lastSeen: absoluteTime(row.lastSeenAt),
    note: row.note ?? '',
  }));
}

function stateOf({ state, nextAttemptAt }: ImpartnerIssuesController.IssueRow): string {
  if (state === 'Replay') return labels.isReplayed;
  if (state === 'Open' && nextAttemptAt) return fill(labels.triedAgain, relativeTime(nextAttemptAt));
  return STATES.find(({ value }) => value === state)?.label ?? '';
}

export const STATES = [
  { label: labels.open, value: 'Open' },
  { label: labels.discarded, value: 'Discarded' },
  { label: labels.resolved, value: 'Resolved' },
];

/** Columns that hold a text or a number; what is exported is these. */
export const DATA_COLUMNS = [
  { label: labels.record, fieldName: 'record', initialWidth: 120 },
  { label: labels.message, fieldName: 'message', wrapText: true, initialWidth: 320 },
  { label: labels.remedy, fieldName: 'remedy', wrapText: true, initialWidth: 260 },
  { label: labels.operation, fieldName: 'operation', wrapText: true, initialWidth: 150 },
  { label: labels.stateColumn, fieldName: 'state', wrapText: true, initialWidth: 150 },
  { label: labels.attempts, fieldName: 'attempts', type: 'number', initialWidth: 90 },
  { label: labels.lastSeen, fieldName: 'lastSeen', initialWidth: 170 },
  { label: labels.note, fieldName: 'note', wrapText: true, initialWidth: 140 },
] as const;

interface Action {
  label: string;
  name: string;
}

/** What may be done with one row. */
export function actionsOf(row: IssueView): Action[] {
  const settle = [
    { label: labels.replay, name: 'replay' },
    { label: labels.discard, name: 'discard' },
  ];
  return [
    ...(row.isOpen ? settle : []),
    ...(row.key ? [{ label: labels.timeline, name: 'timeline' }] : []),
    ...(row.recordId ? [{ label: labels.openRecord, name: 'record' }] : []),
  ];
}

export const COLUMNS = [
  ...DATA_COLUMNS,
  {
    type: 'action',
    typeAttributes: { rowActions: (row: IssueView, done: (actions: Action[]) => void) => done(actionsOf(row)) },
  },
];
