import { absoluteTime, fill, money } from 'c/impartnerFormat';

import { labels } from './labels';

type Row = ImpartnerReviewsController.ReviewRow;

export interface RowView {
  id: string;
  subject: string;
  parties: string;
  value: string;
  at: string | undefined;
  reason: string;
  status: string;
  current: string;
  isSelected: boolean;
  selectLabel: string;
  className: string;
}

export function rowViews(
  rows: readonly Row[],
  chosenId: string | undefined,
  selectedIds: readonly string[],
): RowView[] {
  const selected = new Set(selectedIds);
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject ?? row.impartnerKey ?? '',
    parties: partiesOf(row),
    value: money(row.amount, row.currencyCode),
    at: row.decidedAt ?? row.heldAt,
    reason: row.reason ?? '',
    status: statusOf(row),
    current: String(row.id === chosenId),
    isSelected: selected.has(row.id),
    selectLabel: fill(labels.select, row.subject ?? row.impartnerKey ?? ''),
    className: `slds-button_reset row slds-box slds-box_x-small slds-theme_default${row.id === chosenId ? ' chosen' : ''}`,
  }));
}

function statusOf(row: Row): string {
  if (row.state === 'Undo') return labels.beingUndone;
  if (row.decidedBy) return fill(labels.decidedBy, row.decidedBy, row.decision ?? '');
  if (row.remindAt && Date.parse(row.remindAt) > Date.now())
    return fill(labels.until, absoluteTime(row.remindAt), row.putOffBy ?? '–');
  return row.assignedTo ? fill(labels.assignedTo, row.assignedTo) : '';
}

function partiesOf({ sender, about }: Row): string {
  if (sender === undefined || about === undefined) return sender ?? about ?? '';
  return fill(labels.senderAbout, sender, about);
}
