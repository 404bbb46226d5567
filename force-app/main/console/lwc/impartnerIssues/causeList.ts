import { counted, fill, relativeTime } from 'c/impartnerFormat';
import { reasonText } from 'c/impartnerReasons';

import { labels } from './labels';

type Cause = ImpartnerIssuesController.Cause;

export interface CauseView {
  code: string;
  title: string;
  count: string;
  since: string;
  happened: string;
  why: string;
  remedy: string;
  showText: string;
  replayText: string;
}

const WHY: Record<string, string> = {
  Configuration: labels.whyConfiguration,
  Authentication: labels.whyAuthentication,
  Retriable: labels.whyRetriable,
  Rejected: labels.whyRejected,
  Unexpected: labels.whyUnexpected,
};

/** What happened, why, what to do: three short sentences for each cause. */
export function causeViews(causes: readonly Cause[]): CauseView[] {
  return causes.map((cause) => {
    const title = reasonText(cause.code);
    return {
      code: cause.code ?? '',
      title,
      count: counted(cause.records, labels.oneRecord, labels.count),
      since: fill(labels.since, relativeTime(cause.since)),
      happened: cause.example ?? '',
      why: WHY[cause.kind ?? ''] ?? labels.whyUnexpected,
      remedy: cause.remedy ?? '',
      showText: fill(labels.showOf, title),
      replayText: fill(labels.replayAllOf, title),
    };
  });
}
