import { absoluteTime, fill, relativeTime, shortDay, wholeNumber, words } from 'c/impartnerFormat';

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
    errors.push(fill(labels.failedSentence, wholeNumber(home.failed)));
  const warnings = home.isStopped ? [labels.stopped] : [];
  if (home.waiting > 0)
    warnings.push(fill(labels.waitingSentence, wholeNumber(home.waiting), relativeTime(home.oldestWaitingAt)));
  const calm = !home.checkedAt ? labels.neverRun : fill(labels.inStep, relativeTime(home.checkedAt));
  const texts = [...errors, ...warnings];
  const tone = errors.length > 0 ? 'error' : warnings.length > 0 ? 'warning' : home.checkedAt ? 'success' : 'info';
  return {
    icon: `utility:${tone}`,
    variant: tone === 'info' ? '' : tone,
    sentences: (texts.length > 0 ? texts : [calm]).map((text, key) => ({ key, text })),
  };
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
    tile('waiting', labels.waiting, home.waiting, oldest(home.oldestWaitingAt), 'ImpartnerHeldDeals'),
    tile('failed', labels.failed, home.failed, home.failed > 0 ? '' : labels.nothingWaits, 'ImpartnerIssues'),
    tile('queued', labels.queued, home.queued, oldest(home.oldestQueuedAt), 'ImpartnerRuns'),
    tile('doneToday', labels.doneToday, home.doneToday, labels.newAndUpdated, 'ImpartnerRuns'),
  ];
}

function tile(name: string, label: string, count: number, detail: string, tab: string): Tile {
  return { name, label, count: wholeNumber(count), detail, tab };
}

export interface FlowView {
  name: string;
  label: string;
  direction: string;
  stateIcon: string;
  stateText: string;
  isRunning: boolean;
  lastRun: string;
  lastRunAt: string;
  nextRun: string;
  nextRunAt: string;
  counts: string;
  runNowText: string;
  mayRun: boolean;
}

export function flows(home: Home): FlowView[] {
  return home.flows.map((flow) => {
    const run = flow.lastRun;
    const isRunning = run?.state === 'Running';
    const [stateIcon, stateText] = stateOf(home.isStopped, flow, isRunning);
    return {
      name: flow.name ?? '',
      label: flow.label ?? '',
      direction: directionText(flow.direction),
      stateIcon,
      stateText,
      isRunning,
      lastRun: run ? relativeTime(run.startedAt) : labels.never,
      lastRunAt: absoluteTime(run?.startedAt),
      nextRun: !flow.nextRunAt ? labels.notScheduled : relativeTime(flow.nextRunAt),
      nextRunAt: absoluteTime(flow.nextRunAt),
      counts: run ? countsOf(run) : '',
      runNowText: fill(labels.runNowFor, flow.label ?? ''),
      mayRun: flow.isEnabled && !home.isStopped && !isRunning,
    };
  });
}

function stateOf(
  isStopped: boolean,
  flow: ImpartnerHomeController.FlowRow,
  isRunning: boolean,
): readonly [string, string] {
  if (!flow.isEnabled) return ['utility:ban', labels.off];
  if (isRunning) return ['utility:sync', labels.running];
  if (isStopped) return ['utility:pause', labels.paused];
  return flow.isBroken ? ['utility:error', labels.broken] : ['utility:success', labels.on];
}

function directionText(direction: string | undefined): string {
  if (direction === 'Outbound') return labels.direction_Outbound;
  return direction === 'Both' ? labels.direction_Both : labels.direction_Inbound;
}

function countsOf(run: ImpartnerRunsController.RunRow): string {
  return fill(labels.runCounts, ...[run.read, run.created, run.updated, run.held, run.failed].map(wholeNumber));
}

export interface Bar {
  day: string;
  label: string;
  created: string;
  updated: string;
  held: string;
  failed: string;
  segments: { key: string; className: string; style: string }[];
}

const SERIES = [
  ['failed', 'segment slds-theme_error'],
  ['held', 'segment slds-theme_warning'],
  ['updated', 'segment slds-theme_info'],
  ['created', 'segment slds-theme_success'],
] as const;

/** Bars as tall as the busiest day is full. */
export function bars(home: Home): Bar[] {
  const most = Math.max(1, ...home.days.map((day) => day.created + day.updated + day.held + day.failed));
  return home.days.map((day) => ({
    day: day.day ?? '',
    label: shortDay(day.day),
    created: wholeNumber(day.created),
    updated: wholeNumber(day.updated),
    held: wholeNumber(day.held),
    failed: wholeNumber(day.failed),
    segments: SERIES.filter(([name]) => day[name] > 0).map(([name, className]) => ({
      key: name,
      className,
      style: `height: ${((day[name] / most) * 100).toFixed(2)}%`,
    })),
  }));
}

export function chartText(home: Home): string {
  const total = (name: 'created' | 'updated' | 'held' | 'failed'): number =>
    home.days.reduce((sum, day) => sum + day[name], 0);
  const totals = [total('created'), total('updated'), total('held'), total('failed')];
  return totals.every((sum) => sum === 0) ? labels.quiet : fill(labels.chartText, ...totals.map(wholeNumber));
}

export interface CauseView {
  code: string;
  title: string;
  count: string;
  since: string;
  example: string;
  remedy: string;
  showText: string;
}

export function causes(home: Home): CauseView[] {
  return home.causes.map((cause) => ({
    code: cause.code ?? '',
    title: words(cause.code),
    count: fill(labels.records, wholeNumber(cause.records)),
    since: fill(labels.since, relativeTime(cause.since)),
    example: cause.example ?? '',
    remedy: cause.remedy ?? '',
    showText: fill(labels.showRecordsOf, words(cause.code)),
  }));
}
