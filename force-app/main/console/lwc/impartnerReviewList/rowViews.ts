import { absoluteTime, fill, money, relativeTime } from 'c/impartnerFormat';

import { labels } from './labels';

type Row = ImpartnerReviewsController.ReviewRow;

export interface RowView {
  id: string;
  subject: string;
  parties: string;
  value: string;
  at: string | undefined;
  since: string;
  date: string;
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
  now: number,
): RowView[] {
  const selected = new Set(selectedIds);
  return rows.map((row) => ({
    ...timeOf(row, now),
    id: row.id,
    subject: row.subject ?? row.impartnerKey ?? '',
    parties: partiesOf(row),
    value: money(row.amount, row.currencyCode),
    reason: row.reason ?? '',
    status: statusOf(row),
    current: String(row.id === chosenId),
    isSelected: selected.has(row.id),
    selectLabel: fill(labels.select, row.subject ?? row.impartnerKey ?? ''),
    className: `slds-button_reset row slds-box slds-box_x-small slds-theme_default${row.id === chosenId ? ' chosen' : ''}`,
  }));
}

/** Text, not a component of its own for each row: fifty of them take longer to make than all the rest of a page. */
function timeOf(row: Row, now: number): Pick<RowView, 'at' | 'since' | 'date'> {
  const at = row.decidedAt ?? row.heldAt;
  return { at, since: relativeTime(at, now), date: absoluteTime(at) };
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
