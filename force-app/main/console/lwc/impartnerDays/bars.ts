import { fill, shortDay, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type Day = ImpartnerHomeController.Day;

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
export function barsOf(days: readonly Day[]): Bar[] {
  const most = Math.max(1, ...days.map((day) => day.created + day.updated + day.held + day.failed));
  return days.map((day) => ({
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

/** The chart in one sentence. */
export function chartText(days: readonly Day[]): string {
  const total = (name: 'created' | 'updated' | 'held' | 'failed'): number =>
    days.reduce((sum, day) => sum + day[name], 0);
  const totals = [total('created'), total('updated'), total('held'), total('failed')];
  return totals.every((sum) => sum === 0) ? labels.quiet : fill(labels.chartText, ...totals.map(wholeNumber));
}
