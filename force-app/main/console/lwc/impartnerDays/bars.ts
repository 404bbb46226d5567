import { fill, shortDay, wholeNumber } from 'c/impartnerFormat';
import { OUTCOMES } from 'c/impartnerOutcomes';

import { labels } from './labels';

type Day = ImpartnerHomeController.Day;

/** What is unchanged is no news. */
export const SERIES = OUTCOMES.flatMap(({ name, label, style }) =>
  name === 'unchanged' ? [] : [{ name, label, style }],
);

export interface Bar {
  day: string;
  label: string;
  total: string;
  hasTotal: boolean;
  cells: { key: string; value: string }[];
  segments: { key: string; style: string }[];
}

const totalOf = (day: Day): number => SERIES.reduce((sum, { name }) => sum + day[name], 0);

/** The top of the axis: the busiest day, rounded up to a number that halves well. */
export function topOf(days: readonly Day[]): number {
  const most = Math.max(1, ...days.map(totalOf));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1) * 2;
  return Math.max(2, Math.ceil(most / step) * step);
}

export function barsOf(days: readonly Day[]): Bar[] {
  const top = topOf(days);
  return days.map((day) => ({
    day: day.day ?? '',
    label: shortDay(day.day),
    total: wholeNumber(totalOf(day)),
    hasTotal: totalOf(day) > 0,
    cells: SERIES.map(({ name }) => ({ key: name, value: wholeNumber(day[name]) })),
    // The first series stands on the axis.
    segments: SERIES.filter(({ name }) => day[name] > 0)
      .map(({ name, style }) => ({ key: name, style: `${style}; height: ${((day[name] / top) * 100).toFixed(2)}%` }))
      .reverse(),
  }));
}

/** The chart in words. */
export function chartText(days: readonly Day[]): string {
  const totals = SERIES.map(({ name }) => days.reduce((sum, day) => sum + day[name], 0));
  return totals.every((sum) => sum === 0) ? labels.quiet : fill(labels.chartText, ...totals.map(wholeNumber));
}
