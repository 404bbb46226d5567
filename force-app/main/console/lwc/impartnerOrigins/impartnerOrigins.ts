import { fill } from 'c/impartnerFormat';

import { labels } from './labels';

const ORIGINS: Record<string, string> = {
  Schedule: labels.schedule,
  RunNow: labels.runNow,
  SyncNow: labels.syncNow,
  Decision: labels.decision,
  Replay: labels.replay,
  AfterFlow: labels.afterFlow,
  Change: labels.change,
};

/** What may start a run, as options of a filter. */
export const ORIGIN_OPTIONS = Object.entries(ORIGINS).map(([value, label]) => ({
  value,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));

/** `the schedule`, `Run now, Ada Lovelace`: goes on after `Started by`. */
export function originText({ origin, startedBy }: ImpartnerRunsController.RunRow): string {
  const text = ORIGINS[origin ?? ''] ?? labels.unknown;
  return startedBy ? fill(labels.by, text, startedBy) : text;
}
