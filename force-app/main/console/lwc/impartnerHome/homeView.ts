import { absoluteTime, counted, fill, relativeTime, wholeNumber } from 'c/impartnerFormat';
import type { Address } from 'c/impartnerPages';
import { reasonText } from 'c/impartnerReasons';

import { labels } from './labels';

type Home = ImpartnerHomeController.Home;

export interface Headline {
  icon: string;
  variant: string;
  sentences: { key: number; text: string }[];
}

/** What keeps everything from running comes first, then what is wrong, then what waits. */
export function headline(home: Home): Headline {
  const halted = haltedSentences(home);
  const errors = home.problems.map((problem) => problemSentence(home, problem));
  if (home.failed > 0) errors.push(counted(home.failed, labels.oneFailedSentence, labels.failedSentence));
  const waiting = home.waiting > 0 ? [waitingSentence(home)] : [];
  const calm = !home.checkedAt ? labels.neverRun : fill(labels.inStep, relativeTime(home.checkedAt));
  const texts = [...halted, ...errors, ...waiting];
  const tone = errors.length > 0 ? 'error' : texts.length > 0 ? 'warning' : home.checkedAt ? 'success' : 'info';
  return {
    icon: `utility:${tone}`,
    variant: tone === 'info' ? '' : tone,
    sentences: (texts.length > 0 ? texts : [calm]).map((text, key) => ({ key, text })),
  };
}

function haltedSentences(home: Home): string[] {
  const sentences: string[] = [];
  if (home.isStopped)
    sentences.push(
      home.stoppedAt ? fill(labels.stoppedSince, absoluteTime(home.stoppedAt), home.stoppedBy ?? '') : labels.stopped,
    );
  const paused = home.flows.filter((flow) => flow.isEnabled && flow.isPaused).map(({ label }) => label ?? '');
  if (paused.length > 0) sentences.push(fill(labels.pausedNow, paused.join(', ')));
  if (sentences.length > 0 && home.decided > 0)
    sentences.push(counted(home.decided, labels.oneDecisionWaits, labels.decisionsWait));
  const keys = home.matchKeys;
  if (keys?.state === 'Running')
    sentences.push(
      keys.total > 0
        ? fill(labels.keysAreMade, wholeNumber(keys.read), wholeNumber(keys.total))
        : fill(labels.keysAreMadeUncounted, wholeNumber(keys.read)),
    );
  return sentences;
}

/** Since when, when it is tried again, what it was, what to do: whole sentences, whatever the server sends. */
function problemSentence(home: Home, problem: ImpartnerHomeController.Problem): string {
  const told = [problem.message, problem.remedy].map(asSentence).filter((text) => text !== '');
  if (problem.kind !== 'Retriable') return told.join(' ');
  const since = absoluteTime(problem.since);
  const silence = home.nextRunAt
    ? fill(labels.notAnswering, since, relativeTime(home.nextRunAt))
    : fill(labels.notAnsweringUnscheduled, since);
  return [silence, ...told].join(' ');
}

function asSentence(text: string | undefined): string {
  const trimmed = (text ?? '').trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Whether the line to Impartner is good. */
export function connectionText(home: Home): string {
  return home.checkedAt ? fill(labels.answered, relativeTime(home.checkedAt)) : labels.neverAnswered;
}

export interface KeysView {
  isRunning: boolean;
  text: string;
  percent: number;
}

/** How far the match keys are, or when they were last made. */
export function keysView({ matchKeys: run }: Home): KeysView {
  if (!run) return { isRunning: false, text: labels.keysNever, percent: 0 };
  const isRunning = run.state === 'Running';
  const figures = [run.read, run.updated, run.failed].map(wholeNumber);
  return {
    isRunning,
    text: isRunning
      ? fill(
          run.total > 0 ? labels.keysAreMade : labels.keysAreMadeUncounted,
          wholeNumber(run.read),
          wholeNumber(run.total),
        )
      : fill(labels.keysMade, relativeTime(run.startedAt), ...figures),
    percent: run.total > 0 ? Math.min(100, Math.round((run.read / run.total) * 100)) : 0,
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
  address: Address;
}

/** Each opens what it says. */
export function tiles(home: Home): Tile[] {
  const oldest = (iso: string | undefined): string =>
    !iso ? labels.nothingWaits : fill(labels.oldest, relativeTime(iso));
  const today = home.days.at(-1);
  const done = today ? [today.created, today.joined, today.updated, today.undone].map(wholeNumber) : [];
  const queued = fill(labels.queuedDetail, wholeNumber(home.decided), wholeNumber(home.queued));
  const isQueueEmpty = home.decided + home.queued === 0;
  return [
    tile('waiting', labels.waiting, home.waiting, oldest(home.oldestWaitingAt), 'ImpartnerReviews'),
    tile(
      'failed',
      labels.failed,
      home.failed,
      home.failed > 0 ? labels.seeCauses : labels.nothingFailed,
      'ImpartnerIssues',
    ),
    home.decided > 0
      ? tile('queued', labels.queued, home.decided + home.queued, queued, 'ImpartnerReviews', { view: 'Decided' })
      : tile('queued', labels.queued, home.queued, isQueueEmpty ? labels.nothingWaits : queued, 'ImpartnerRuns'),
    tile(
      'doneToday',
      labels.doneToday,
      home.doneToday,
      fill(today && today.undone > 0 ? labels.doneDetailUndone : labels.doneDetail, ...done),
      'ImpartnerRuns',
      { origin: 'All', from: today?.day, to: today?.day },
    ),
  ];
}

function tile(
  name: string,
  label: string,
  count: number,
  detail: string,
  tab: string,
  address: Tile['address'] = {},
): Tile {
  return { name, label, count: wholeNumber(count), detail, tab, address };
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
    count: cause.records === 0 ? labels.wholeRun : counted(cause.records, labels.oneRecord, labels.records),
    since: cause.since,
    example: cause.example ?? '',
    remedy: cause.remedy ?? '',
    showText: fill(labels.showRecordsOf, reasonText(cause.code)),
  }));
}
