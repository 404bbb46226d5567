import { fill, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type Run = ImpartnerRunsController.RunRow;
export type OutcomeName = 'created' | 'joined' | 'updated' | 'unchanged' | 'held' | 'failed' | 'waiting' | 'ended';

/** Every record that a run reads has one of these, so that the counts add up. The order and the colours are those of all pages. */
export const OUTCOMES: readonly { name: OutcomeName; label: string; style: string }[] = [
  { name: 'created', label: labels.created, style: 'background: var(--slds-g-color-success-base-50, #2e844a)' },
  { name: 'joined', label: labels.joined, style: 'background: var(--slds-g-color-success-base-80, #91db8b)' },
  { name: 'updated', label: labels.updated, style: 'background: var(--slds-g-color-brand-base-50, #0176d3)' },
  { name: 'unchanged', label: labels.unchanged, style: 'background: var(--slds-g-color-neutral-base-90, #e5e5e5)' },
  { name: 'held', label: labels.held, style: 'background: var(--slds-g-color-warning-base-70, #fe9339)' },
  { name: 'failed', label: labels.failed, style: 'background: var(--slds-g-color-error-base-50, #ea001e)' },
  { name: 'waiting', label: labels.waiting, style: 'background: var(--slds-g-color-neutral-base-70, #aeaeae)' },
  { name: 'ended', label: labels.ended, style: 'background: var(--slds-g-color-neutral-base-50, #747474)' },
];

/** What a run did, in figures: `360 read: 197 created, ...`. */
export function countsText(run: Run): string {
  const counts = OUTCOMES.map(({ name }) => wholeNumber(run[name]));
  return fill(run.state === 'Running' ? labels.countsSoFar : labels.counts, wholeNumber(run.read), ...counts);
}
