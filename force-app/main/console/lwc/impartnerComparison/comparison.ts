import { fill, typedText, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type Shown = ImpartnerReviewDetail.Shown;
type Value = ImpartnerReviewPage.Value;
type Cell = ImpartnerReviewPage.Cell;

interface Verdict {
  icon: string;
  text: string;
  className: string;
}

const VERDICTS: Record<string, Verdict> = {
  Same: { icon: 'utility:check', text: labels.same, className: '' },
  Different: { icon: 'utility:warning', text: labels.different, className: 'different' },
  Missing: { icon: 'utility:dash', text: labels.missing, className: '' },
};

export interface ColumnView {
  key: string;
  id: string;
  name: string;
  number: number;
  title: string;
  objectLabel: string;
  inputLabel: string;
  openLabel: string;
  evidence: { key: string; text: string }[];
  agreement: string;
  best: string;
  mayChoose: boolean;
  isVisible: boolean;
  isChosen: boolean;
  className: string;
}

/** Whether a person may say that it is this record. */
export function isChoosable(shown: Shown, recordId: string | undefined): boolean {
  return shown.mayDecide && shown.decisions.some(({ kind, recordId: id }) => kind === 'Choose' && id === recordId);
}

/** Candidates and what only helps to judge, as columns; the chosen one is marked. */
export function columnViews(shown: Shown, chosenId: string | undefined): ColumnView[] {
  return shown.columns.map((column, position) => ({
    key: `${position}`,
    id: column.recordId ?? '',
    name: column.name ?? '',
    number: position + 1,
    title: titleOf(shown, position),
    objectLabel: column.objectLabel ?? '',
    inputLabel: fill(labels.choose, position + 1, column.name ?? ''),
    openLabel: fill(labels.open, column.name ?? ''),
    evidence: (column.isVisible ? column.evidence : [labels.hidden]).map((text) => ({ key: text, text })),
    agreement: column.isVisible ? agreementOf(shown, position) : '',
    best: column.isBest ? labels.best : '',
    mayChoose: isChoosable(shown, column.recordId),
    isVisible: column.isVisible,
    isChosen: column.recordId === chosenId,
    className: `cell${column.isCandidate ? '' : ' reference'}`,
  }));
}

/** What a column is called above it, and in each of its cells where a phone shows them below each other. */
function titleOf(shown: Shown, position: number): string {
  const column = shown.columns[position];
  const name = column?.name ?? '';
  return isChoosable(shown, column?.recordId) ? `${position + 1}. ${name}` : name;
}

/** In how much of what both say they agree. */
function agreementOf(shown: Shown, position: number): string {
  const verdicts = shown.facts.map(({ cells }) => cells[position]?.verdict);
  const same = verdicts.filter((verdict) => verdict === 'Same').length;
  const compared = same + verdicts.filter((verdict) => verdict === 'Different').length;
  return compared === 0 ? '' : fill(labels.agreement, wholeNumber(same), wholeNumber(compared));
}

export interface CellView extends Verdict {
  key: string;
  title: string;
  value: string;
  cellClass: string;
}

export interface FactView {
  key: string;
  label: string;
  value: string;
  valueClass: string;
  source: string;
  className: string;
  cells: CellView[];
}

/** Rows of the comparison, evidence first. A row in which all say the same is there too, but does not ask for attention. */
export function factViews(shown: Shown): FactView[] {
  const facts = [...shown.facts.filter(({ isEvidence }) => isEvidence), ...shown.facts.filter((f) => !f.isEvidence)];
  return facts.map((fact, row) => ({
    key: `${row}`,
    label: fact.label ?? '',
    value: isDescription(fact) ? '' : textOf(fact.value),
    valueClass: isDescription(fact) ? 'wide-only' : 'cell',
    source: fact.value?.source ? fill(labels.valueFrom, fact.value.source) : '',
    className: isQuiet(fact.cells) ? 'quiet' : '',
    cells: fact.cells.map((cell, position) => cellView(shown, cell, position)),
  }));
}

function cellView(shown: Shown, cell: Cell, position: number): CellView {
  const verdict = VERDICTS[cell.verdict ?? ''] ?? { icon: '', text: '', className: '' };
  const isReference = shown.columns[position]?.isCandidate === false;
  return {
    key: `${position}`,
    title: titleOf(shown, position),
    value: textOf(cell.value),
    cellClass: `cell${isReference ? ' reference' : ''}`,
    ...verdict,
  };
}

/** Nobody expects Impartner to say something here. */
function isDescription({ value, cells }: ImpartnerReviewPage.Fact): boolean {
  return !value?.text && cells.every(({ verdict }) => verdict === 'NotCompared');
}

function isQuiet(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every(({ verdict }) => verdict === 'Same');
}

function textOf(value: Value | undefined): string {
  return typedText(value?.text, value?.type, value?.currencyCode) || '–';
}
