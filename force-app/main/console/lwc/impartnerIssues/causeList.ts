import { counted, fill, relativeTime, wholeNumber } from 'c/impartnerFormat';
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
  replayLabel: string;
  replayVariant: string;
  /** Whether a replay may help, and why or why not. */
  hint: string;
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
    const replayLabel = cause.records === 0 ? labels.tryFlow : fill(labels.replayAllHere, wholeNumber(cause.records));
    return {
      code: cause.code ?? '',
      title,
      count: cause.records === 0 ? labels.wholeRun : counted(cause.records, labels.oneRecord, labels.count),
      since: fill(labels.since, relativeTime(cause.since)),
      happened: cause.example ?? '',
      why: WHY[cause.kind ?? ''] ?? labels.whyUnexpected,
      remedy: cause.remedy ?? '',
      showText: fill(labels.showOf, title),
      replayText: fill(labels.replayAllOf, replayLabel, title),
      replayLabel,
      replayVariant: cause.mayWork ? 'brand' : 'neutral',
      hint: cause.records === 0 ? '' : cause.mayWork ? labels.mayWork : labels.nothingChanged,
    };
  });
}

/** What the last replays did: `Unknown value: 4 tried again 1 minute ago. 1 went through, 3 still fail, 0 not tried yet.` */
export function replayTexts(
  replays: readonly ImpartnerIssuesController.Replay[],
  cause?: string,
): { key: string; text: string }[] {
  return replays
    .filter((replay) => cause === undefined || replay.cause === cause)
    .map((replay) => ({
      key: replay.cause ?? '',
      text: fill(
        labels.replayResult,
        reasonText(replay.cause),
        wholeNumber(replay.total),
        relativeTime(replay.at),
        wholeNumber(replay.wentThrough),
        wholeNumber(replay.failAgain),
        wholeNumber(replay.notTried),
      ),
    }));
}
