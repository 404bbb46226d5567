import { counted, fill, relativeTime, wholeNumber } from 'c/impartnerFormat';
import { reasonText } from 'c/impartnerReasons';

import { labels } from './labels';

type Home = ImpartnerHomeController.Home;

export interface Headline {
  icon: string;
  variant: string;
  sentences: { key: number; text: string }[];
}

/** The worst fact first; the rest follow. */
export function headline(home: Home): Headline {
  const errors = home.problems.map((problem) => `${problem.message ?? ''} ${problem.remedy ?? ''}`.trim());
  if (home.failed > 0 && home.failed > home.problems.length)
    errors.push(counted(home.failed, labels.oneFailedSentence, labels.failedSentence));
  const warnings = home.isStopped ? [labels.stopped] : [];
  if (home.waiting > 0) warnings.push(waitingSentence(home));
  const calm = !home.checkedAt ? labels.neverRun : fill(labels.inStep, relativeTime(home.checkedAt));
  const texts = [...errors, ...warnings];
  const tone = errors.length > 0 ? 'error' : warnings.length > 0 ? 'warning' : home.checkedAt ? 'success' : 'info';
  return {
    icon: `utility:${tone}`,
    variant: tone === 'info' ? '' : tone,
    sentences: (texts.length > 0 ? texts : [calm]).map((text, key) => ({ key, text })),
  };
}

function waitingSentence({ waiting, oldestWaitingAt }: Home): string {
  const since = relativeTime(oldestWaitingAt);
  return waiting === 1
    ? fill(labels.oneWaitingSentence, since)
    : fill(labels.waitingSentence, wholeNumber(waiting), since);
}

export interface Tile {
  name: string;
  label: string;
  count: string;
  detail: string;
  tab: string;
}

export function tiles(home: Home): Tile[] {
  const oldest = (iso: string | undefined): string =>
    !iso ? labels.nothingWaits : fill(labels.oldest, relativeTime(iso));
  return [
    tile('waiting', labels.waiting, home.waiting, oldest(home.oldestWaitingAt), 'ImpartnerReviews'),
    tile(
      'failed',
      labels.failed,
      home.failed,
      home.failed > 0 ? labels.seeCauses : labels.nothingFailed,
      'ImpartnerIssues',
    ),
    tile('queued', labels.queued, home.queued, oldest(home.oldestQueuedAt), 'ImpartnerRuns'),
    tile('doneToday', labels.doneToday, home.doneToday, labels.newAndUpdated, 'ImpartnerRuns'),
  ];
}

function tile(name: string, label: string, count: number, detail: string, tab: string): Tile {
  return { name, label, count: wholeNumber(count), detail, tab };
}

export interface CauseView {
  code: string;
  title: string;
  count: string;
  since: string | undefined;
  example: string;
  remedy: string;
  showText: string;
}

export function causes(home: Home): CauseView[] {
  return home.causes.map((cause) => ({
    code: cause.code ?? '',
    title: reasonText(cause.code),
    count: counted(cause.records, labels.oneRecord, labels.records),
    since: cause.since,
    example: cause.example ?? '',
    remedy: cause.remedy ?? '',
    showText: fill(labels.showRecordsOf, reasonText(cause.code)),
  }));
}
