import { absoluteTime, duration, fill, wholeNumber, words } from 'c/impartnerFormat';
import type { Address } from 'c/impartnerPages';
import { originText, ORIGIN_OPTIONS } from 'c/impartnerOrigins';
import { OUTCOMES } from 'c/impartnerOutcomes';

import { labels } from './labels';

export const STATES = [
  { label: labels.all, value: '' },
  { label: labels.running, value: 'Running' },
  { label: labels.finished, value: 'Finished' },
  { label: labels.failedRuns, value: 'Failed' },
  { label: labels.stopped, value: 'Stopped' },
];

/** Runs that only carried out one decision would crowd the list. */
export const ORIGINS = [
  { label: labels.withoutDecisions, value: '' },
  { label: labels.everything, value: 'All' },
  ...ORIGIN_OPTIONS,
];

const ICONS: Record<string, readonly [string, string]> = {
  Running: ['utility:sync', ''],
  Finished: ['utility:success', 'success'],
  Failed: ['utility:error', 'error'],
  Stopped: ['utility:pause', 'warning'],
};

/** What the page shows; all of it is in the address. */
export interface Shown {
  state: string;
  origin: string;
  firstDay: string;
  lastDay: string;
  run: string | undefined;
  outcome: string;
  record: string | undefined;
}

export function shownBy(address: Address): Shown {
  return {
    state: address.state ?? '',
    origin: address.origin ?? '',
    firstDay: address.from ?? '',
    lastDay: address.to ?? '',
    run: address.run,
    outcome: address.outcome ?? '',
    record: address.record,
  };
}

export function addressFor(shown: Shown): Address {
  return {
    state: shown.state || undefined,
    origin: shown.origin || undefined,
    from: shown.firstDay || undefined,
    to: shown.lastDay || undefined,
    run: shown.run,
    outcome: shown.outcome || undefined,
    record: shown.record,
  };
}

export function isSameList(left: Shown, right: Shown): boolean {
  return (['state', 'origin', 'firstDay', 'lastDay'] as const).every((name) => left[name] === right[name]);
}

export function filterOf({ state, origin, firstDay, lastDay }: Shown): ImpartnerRunsController.RunFilter {
  return { state, origin, ...(firstDay ? { firstDay } : {}), ...(lastDay ? { lastDay } : {}) };
}

/** What was read, the columns that add up to it, and what was sent. */
export const COUNTS = [
  { name: 'read', label: labels.read },
  ...OUTCOMES.map(({ name, label }) => ({ name, label })),
  { name: 'writtenBack', label: labels.sent },
] as const;

export interface RunView {
  id: string;
  started: string;
  openText: string;
  flow: string;
  origin: string;
  took: string;
  state: string;
  icon: string;
  variant: string;
  message: string;
  counts: { name: string; label: string; value: string }[];
}

export function runViews(rows: readonly ImpartnerRunsController.RunRow[]): RunView[] {
  return rows.map((row) => {
    const [icon, variant] = ICONS[row.state ?? ''] ?? ['utility:info', ''];
    const started = absoluteTime(row.startedAt);
    return {
      id: row.id,
      started,
      openText: fill(labels.openRun, started),
      flow: row.flowLabel ?? '',
      origin: originText(row),
      took: duration(row.startedAt, row.finishedAt),
      state: words(row.state),
      icon,
      variant,
      message: row.message ?? '',
      counts: COUNTS.map(({ name, label }) => ({ name, label, value: wholeNumber(row[name]) })),
    };
  });
}
