import { fill, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type Choice = ImpartnerReviewsController.Choice;

export interface Option {
  label: string;
  value: string;
}

export const VIEWS: Option[] = [
  { label: labels.waiting, value: 'Waiting' },
  { label: labels.later, value: 'Later' },
  { label: labels.decided, value: 'Decided' },
];

export const AGES: Option[] = [
  { label: labels.anyAge, value: '' },
  { label: labels.day, value: 'Day' },
  { label: labels.week, value: 'Week' },
  { label: labels.month, value: 'Month' },
];

const BY_VALUE: Option[] = [
  { label: labels.highest, value: 'Highest' },
  { label: labels.lowest, value: 'Lowest' },
];

/** What is decided is ordered by when it was decided. */
export function sortsOf(view: string): Option[] {
  const isDecided = view === 'Decided';
  return [
    { label: isDecided ? labels.firstDecided : labels.oldest, value: 'Oldest' },
    { label: isDecided ? labels.lastDecided : labels.newest, value: 'Newest' },
    ...BY_VALUE,
  ];
}

export function reasonOptions(reasons: readonly Choice[], chosen: string): Option[] {
  return options(reasons, chosen, labels.allReasons);
}

export function senderOptions(senders: readonly Choice[], chosen: string): Option[] {
  return options(senders, chosen, labels.allSenders);
}

/** The value that is chosen stays among the options, even when nothing has it any more. */
function options(choices: readonly Choice[], chosen: string, all: string): Option[] {
  const found = choices.map(({ value, label, total }) => ({
    value: value ?? '',
    label: fill(labels.count, label ?? '', wholeNumber(total)),
  }));
  const isKnown = chosen === '' || found.some(({ value }) => value === chosen);
  return [{ label: all, value: '' }, ...found, ...(isKnown ? [] : [{ label: chosen, value: chosen }])];
}
