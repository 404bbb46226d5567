import { absoluteTime, fill } from 'c/impartnerFormat';
import { eventViews, OUTCOMES } from 'c/impartnerLog';

import { labels } from './labels';

export const OUTCOME_OPTIONS = [
  { label: labels.allOutcomes, value: '' },
  ...OUTCOMES,
  { label: labels.allEvents, value: 'All' },
];

export interface ResultView {
  id: string;
  at: string;
  icon: string;
  title: string;
  key: string;
  subject: string;
  context: string;
  url: string | undefined;
  recordId: string | undefined;
  timelineText: string;
  salesforceText: string;
  impartnerText: string;
  reason: string;
  detail: string;
}

export function resultViews(rows: readonly ImpartnerRunsController.Entry[]): ResultView[] {
  return eventViews(rows).map(({ id, at, icon, title, key, subject, context, url, recordId, reason, detail }) => ({
    id,
    at: absoluteTime(at),
    icon,
    title,
    key: key ?? '',
    subject,
    context,
    url,
    recordId,
    timelineText: fill(labels.timelineOf, subject),
    salesforceText: fill(labels.salesforceOf, subject),
    impartnerText: fill(labels.impartnerOf, subject),
    reason,
    detail,
  }));
}
