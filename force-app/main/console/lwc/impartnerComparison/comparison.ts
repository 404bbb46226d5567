import { fill, relativeTime } from 'c/impartnerFormat';

import { labels } from './labels';

type HeldCase = ImpartnerHeldCaseBuilder.HeldCase;

const VERDICTS: Record<string, { icon: string; text: string; className: string }> = {
  Same: { icon: 'utility:check', text: labels.same, className: '' },
  Different: { icon: 'utility:warning', text: labels.different, className: 'different' },
  Missing: { icon: 'utility:dash', text: labels.missing, className: '' },
};

export interface CandidateView {
  id: string;
  name: string;
  number: number;
  title: string;
  inputLabel: string;
  openLabel: string;
  evidence: string;
  details: { key: string; text: string }[];
  isChosen: boolean;
}

/** Candidates as columns; the chosen one is marked. */
export function candidateViews(held: HeldCase, chosenId: string | undefined): CandidateView[] {
  return held.candidates.map((candidate, position) => ({
    id: candidate.recordId ?? '',
    name: candidate.name ?? '',
    number: position + 1,
    title: titleOf(held, position),
    inputLabel: fill(labels.choose, position + 1, candidate.name ?? ''),
    openLabel: fill(labels.open, candidate.name ?? ''),
    evidence: fill(labels.evidence, candidate.evidence ?? ''),
    details: detailsOf(held, candidate).map((text) => ({ key: text, text })),
    isChosen: candidate.recordId === chosenId,
  }));
}

/** What a column is called above it, and in each of its cells where a phone shows them below each other. */
function titleOf(held: HeldCase, position: number): string {
  const name = held.candidates[position]?.name ?? '';
  return held.mayDecide ? `${position + 1}. ${name}` : name;
}

function detailsOf(held: HeldCase, candidate: ImpartnerHeldCaseBuilder.Candidate): string[] {
  if (!candidate.isVisible) return [labels.hidden];
  const details = [fill(labels.owner, candidate.owner ?? '')];
  if (held.question === 'Account') details.push(fill(labels.openOpportunities, candidate.openOpportunities));
  return [...details, fill(labels.changed, relativeTime(candidate.changedAt))];
}

export interface FactView {
  label: string;
  value: string;
  cells: { key: string; title: string; value: string; icon: string; text: string; className: string }[];
}

/** Rows of the comparison; rows without a difference are folded unless asked for. */
export function factViews(held: HeldCase, showsEqual: boolean): FactView[] {
  return held.facts
    .filter((fact) => showsEqual || fact.isDifferent)
    .map((fact) => ({
      label: fact.label ?? '',
      value: fact.value ?? '–',
      cells: fact.cells.map((cell, position) => {
        const verdict = VERDICTS[cell.verdict ?? ''] ?? { icon: 'utility:dash', text: labels.missing, className: '' };
        return { key: `${position}`, title: titleOf(held, position), value: cell.value ?? '', ...verdict };
      }),
    }));
}

/** Number of rows that may be folded. */
export function equalRows(held: HeldCase): number {
  return held.facts.filter((fact) => !fact.isDifferent).length;
}
