import { absoluteTime, fill, relativeTime, safeAddress, subjectOf } from 'c/impartnerFormat';

import { labels } from './labels';

export interface IssueView {
  id: string;
  key: string | undefined;
  recordId: string | undefined;
  isOpen: boolean;
  record: string;
  context: string;
  url: string | undefined;
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
    record: row.impartnerKey ? subjectOf(row.record, row.impartnerKey) : (row.flowName ?? ''),
    context: row.record?.context ?? '',
    url: safeAddress(row.record?.url),
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

/** Columns that hold a text or a number; what is exported is all of these. */
export const DATA_COLUMNS = [
  { label: labels.record, fieldName: 'record', wrapText: true },
  { label: labels.context, fieldName: 'context', wrapText: true },
  { label: labels.message, fieldName: 'message', wrapText: true, initialWidth: 280 },
  { label: labels.remedy, fieldName: 'remedy', wrapText: true, initialWidth: 200 },
  { label: labels.operation, fieldName: 'operation', wrapText: true, initialWidth: 130 },
  { label: labels.stateColumn, fieldName: 'state', wrapText: true, initialWidth: 150 },
  { label: labels.attempts, fieldName: 'attempts', type: 'number', initialWidth: 75 },
  { label: labels.lastSeen, fieldName: 'lastSeen', initialWidth: 180 },
  { label: labels.note, fieldName: 'note', wrapText: true, initialWidth: 200 },
] as const;

/** What the page says above the table. */
export interface Known {
  happened: string;
  remedy: string;
}

/** A column that says in each row what stands above the table, or nothing, takes room from the others. */
export function columnsOf(rows: readonly IssueView[], known: Known | undefined): unknown[] {
  const said: Record<string, string | undefined> = { message: known?.happened, remedy: known?.remedy, note: '' };
  const operation = rows[0]?.operation;
  const shown = DATA_COLUMNS.filter(({ fieldName }) => {
    if (fieldName === 'operation') return rows.some((row) => row.operation !== operation);
    return !(fieldName in said) || rows.some((row) => row[fieldName] !== said[fieldName]);
  });
  const address = {
    label: labels.impartner,
    fieldName: 'url',
    type: 'url',
    initialWidth: 100,
    typeAttributes: { label: labels.openImpartner, target: '_blank' },
  };
  return [...shown, ...(rows.some(({ url }) => url) ? [address] : []), ACTIONS];
}

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

const ACTIONS = {
  type: 'action',
  typeAttributes: { rowActions: (row: IssueView, done: (actions: Action[]) => void) => done(actionsOf(row)) },
};
