import { absoluteTime, fill, relativeTime, typedText, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type Shown = ImpartnerReviewDetail.Shown;
type Decision = ImpartnerReviewPage.Decision;

/** A button is no place for a whole name. */
const LONGEST_BUTTON = 44;
/** What more records than this would mean is told once one of them is chosen. */
const MOST_UNCHOSEN = 2;

export interface Line {
  key: string;
  text: string;
}

const linesOf = (texts: readonly string[]): Line[] => texts.map((text, place) => ({ key: `${place}`, text }));

/** The decision of a kind: with the chosen record for `Choose`, without one for the others. */
export function decisionOf(shown: Shown, kind: string, chosenId: string | undefined): Decision | undefined {
  if (!shown.mayDecide) return undefined;
  return shown.decisions.find(
    (decision) => decision.kind === kind && (kind !== 'Choose' || decision.recordId === chosenId),
  );
}

const isOffered = (shown: Shown, id: string | undefined): boolean =>
  id !== undefined && shown.decisions.some(({ recordId }) => recordId === id);

/** What the person has in mind, as long as it can be chosen; without it the one record that is clearly better than all others. */
export function choiceOf(shown: Shown, wantedId: string | undefined): string | undefined {
  const id = wantedId ?? shown.columns.find(({ isBest }) => isBest)?.recordId;
  return isOffered(shown, id) ? id : undefined;
}

/** The record of a column, where it can be chosen. */
export function offeredAt(shown: Shown, position: number): string | undefined {
  const id = shown.columns[position]?.recordId;
  return shown.mayDecide && isOffered(shown, id) ? id : undefined;
}

export interface Consequence {
  key: string;
  title: string;
  lines: Line[];
}

export interface ButtonView {
  label: string;
  title: string;
}

function buttonOf(decision: Decision | undefined, fallback: string): ButtonView | undefined {
  const title = decision?.label ?? fallback;
  if (title === '') return undefined;
  return { title, label: title.length > LONGEST_BUTTON ? `${title.slice(0, LONGEST_BUTTON - 1)}…` : title };
}

/** Who settled it and when, what has come of it, and how long or why not it may be taken back. */
function settledLines({ row, outcome, mayUndo, undoUntil, noUndo }: Shown): Line[] {
  if (row?.state === 'Open') return [];
  if (!row?.decidedBy) return linesOf([labels.settled]);
  const states: Record<string, string> = {
    Decided: labels.stateDecided,
    Done: outcome ?? '',
    Undo: labels.stateUndo,
  };
  return linesOf(
    [
      fill(labels.decided, row.decidedBy, relativeTime(row.decidedAt), row.decision ?? ''),
      row.note ? fill(labels.withNote, row.note) : '',
      states[row.state ?? ''] ?? labels.settled,
      mayUndo ? fill(labels.undoUntil, absoluteTime(undoUntil)) : '',
      noUndo ?? '',
    ].filter((text) => text !== ''),
  );
}

/** What is chosen; before that all that can be chosen, unless that would be too much to read. */
function thinkable(shown: Shown, chosen: Decision | undefined): Decision[] {
  if (chosen) return [chosen];
  const all = shown.mayDecide ? shown.decisions.filter(({ kind }) => kind === 'Choose') : [];
  return all.length <= MOST_UNCHOSEN ? all : [];
}

export interface CaseView {
  details: { key: string; label: string; value: string }[];
  hasColumns: boolean;
  consequences: Consequence[];
  undoNotes: Line[];
  settled: Line[];
  putOff: string;
  group: string;
  choose: ButtonView | undefined;
  create: ButtonView | undefined;
  none: ButtonView | undefined;
  chooseVariant: string;
  isReadOnly: boolean;
  isOpen: boolean;
  links: { key: string; label: string; recordId: string | undefined; url: string | undefined }[];
}

/** Everything that the template shows of a review. */
export function caseView(shown: Shown, chosenId: string | undefined): CaseView {
  const isOpen = shown.row?.state === 'Open';
  const choose = decisionOf(shown, 'Choose', chosenId);
  const create = decisionOf(shown, 'Create', undefined);
  const none = decisionOf(shown, 'None', undefined);
  const mayChoose = shown.mayDecide && shown.decisions.some(({ kind }) => kind === 'Choose');
  const isPutOff = isOpen && shown.row?.remindAt !== undefined && Date.parse(shown.row.remindAt) > Date.now();
  return {
    details: shown.details.map(({ label = '', value }) => ({
      key: label,
      label,
      value: typedText(value?.text, value?.type, value?.currencyCode),
    })),
    hasColumns: shown.columns.length > 0,
    consequences: [...thinkable(shown, choose), create, none]
      .filter((decision) => decision !== undefined)
      .map(({ label = '', consequences }, place) => ({ key: `${place}`, title: label, lines: linesOf(consequences) })),
    undoNotes: linesOf((shown.row?.undoNote ?? '').split('\n').filter((line) => line.trim() !== '')),
    settled: settledLines(shown),
    putOff: isPutOff ? fill(labels.putOffUntil, absoluteTime(shown.row?.remindAt), shown.row?.putOffBy ?? '–') : '',
    group: shown.groupIds.length > 0 ? fill(shown.groupQuestion ?? '', wholeNumber(shown.groupIds.length)) : '',
    choose: buttonOf(choose, mayChoose ? labels.choose : ''),
    create: buttonOf(create, ''),
    none: buttonOf(none, ''),
    chooseVariant: choose ? 'brand' : 'neutral',
    isReadOnly: isOpen && !shown.isReviewer,
    isOpen,
    links: shown.links.map(({ label = '', recordId, url }, place) => ({ key: `${place}`, label, recordId, url })),
  };
}

/** What others have done to the review that is open here, as a sentence; undefined where nothing new is to be said. */
export function whatHappened(before: Shown, after: Shown): string | undefined {
  const wasOpen = before.row?.state === 'Open';
  const isOpen = after.row?.state === 'Open';
  if (wasOpen && !isOpen)
    return after.row?.decidedBy
      ? fill(labels.overtaken, after.row.decidedBy, after.row.decision ?? '')
      : labels.settled;
  const isAskedAnew = isOpen && (!wasOpen || before.explanation !== after.explanation);
  return isAskedAnew ? fill(labels.askedAnew, after.reason ?? '') : undefined;
}
