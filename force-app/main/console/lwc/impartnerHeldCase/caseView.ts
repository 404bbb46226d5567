import { absoluteTime, fill, money, relativeTime } from 'c/impartnerFormat';

import { labels } from './labels';

type HeldCase = ImpartnerHeldCaseBuilder.HeldCase;

const VERDICTS: Record<string, { icon: string; text: string; className: string }> = {
  Same: { icon: 'utility:check', text: labels.same, className: '' },
  Different: { icon: 'utility:not_equal', text: labels.different, className: 'different' },
  Missing: { icon: 'utility:dash', text: labels.missing, className: '' },
};

export interface CandidateView {
  id: string;
  name: string;
  number: number;
  inputLabel: string;
  evidence: string;
  details: { key: string; text: string }[];
  isChosen: boolean;
}

/** Candidates as columns; the chosen one is marked. */
function candidates(held: HeldCase, chosenId: string | undefined): CandidateView[] {
  return held.candidates.map((candidate, position) => ({
    id: candidate.recordId ?? '',
    name: candidate.name ?? '',
    number: position + 1,
    inputLabel: fill(labels.choose, position + 1, candidate.name ?? ''),
    evidence: fill(labels.evidence, candidate.evidence ?? ''),
    details: detailsOf(held, candidate).map((text) => ({ key: text, text })),
    isChosen: candidate.recordId === chosenId,
  }));
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
  cells: { key: string; value: string; icon: string; text: string; className: string }[];
}

/** Rows of the comparison; rows without a difference are folded unless asked for. */
function facts(held: HeldCase, showsEqual: boolean): FactView[] {
  return held.facts
    .filter((fact) => showsEqual || fact.isDifferent || held.candidates.length === 0)
    .map((fact) => ({
      label: fact.label ?? '',
      value: fact.value ?? '–',
      cells: fact.cells.map((cell, position) => {
        const verdict = VERDICTS[cell.verdict ?? ''] ?? { icon: 'utility:dash', text: labels.missing, className: '' };
        return { key: `${position}`, value: cell.value ?? '–', ...verdict };
      }),
    }));
}

/** Number of rows that may be folded. */
function equalRows(held: HeldCase): number {
  return held.candidates.length === 0 ? 0 : held.facts.filter((fact) => !fact.isDifferent).length;
}

function equalText(held: HeldCase, showsEqual: boolean): string {
  return showsEqual ? labels.hideEqualRows : fill(labels.equalRows, equalRows(held));
}

function linkText(isAboutAccount: boolean, chosenName: string | undefined): string {
  if (chosenName === undefined) return labels.linkShort;
  return fill(isAboutAccount ? labels.linkTo : labels.joinTo, chosenName);
}

/** The facts of the deal itself, for the head of the case. */
function summary(held: HeldCase): { key: string; label: string; value: string; hint: string }[] {
  const { row } = held;
  return [
    { key: 'partner', label: labels.partner, value: row?.partnerName ?? '–', hint: '' },
    { key: 'customer', label: labels.customer, value: row?.customerName ?? '–', hint: '' },
    { key: 'value', label: labels.value, value: valueOf(held), hint: '' },
    {
      key: 'since',
      label: labels.waitingSince,
      value: relativeTime(row?.heldAt),
      hint: absoluteTime(row?.heldAt),
    },
  ];
}

function valueOf(held: HeldCase): string {
  return money(held.row?.amount, held.currencyCode) || '–';
}

/** What each decision will do, said before it is taken. */
function consequences(held: HeldCase, chosenName: string | undefined): { key: string; text: string }[] {
  const key = held.row?.impartnerKey ?? '';
  const texts: string[] = [];
  if (held.question === 'Opportunity') {
    if (chosenName !== undefined) texts.push(fill(labels.willJoin, chosenName, key));
    texts.push(fill(labels.willCreateOpportunity, valueOf(held)));
  } else {
    if (chosenName !== undefined) texts.push(fill(labels.willLink, valueOf(held), chosenName, key));
    texts.push(fill(labels.willCreate, held.row?.customerName ?? key, valueOf(held)));
  }
  if (held.mayReject) texts.push(labels.willReject);
  return texts.map((text) => ({ key: text, text }));
}

/** What the person means, in the words of the server, and what is said afterwards. */
export function decisionOf(isLink: boolean, isAboutAccount: boolean): { decision: string; text: string } {
  if (isAboutAccount)
    return isLink ? { decision: 'Link', text: labels.linked } : { decision: 'Create', text: labels.created };
  return isLink
    ? { decision: 'Join', text: labels.joined }
    : { decision: 'CreateOpportunity', text: labels.createdOpportunity };
}

/** Who settled it, for the person who comes second. */
function settledText(held: HeldCase): string {
  const { row } = held;
  return !row?.decidedBy ? labels.settled : fill(labels.decidedTitle, row.decidedBy, relativeTime(row.decidedAt));
}

/** Whether the customer is in question, not the Opportunity. */
export function isAboutAccount(held: HeldCase | undefined): boolean {
  return held?.question !== 'Opportunity';
}

export interface CaseView {
  summary: ReturnType<typeof summary>;
  candidates: CandidateView[];
  hasCandidates: boolean;
  facts: FactView[];
  hasEqualRows: boolean;
  equalText: string;
  consequences: { key: string; text: string }[];
  mayFind: boolean;
  linkText: string;
  createText: string;
  isSettled: boolean;
  isReadOnly: boolean;
  settledText: string;
}

/** Everything that the template shows of a case. */
export function caseView(
  held: HeldCase,
  chosen: { id: string; name: string } | undefined,
  showsEqual: boolean,
): CaseView {
  const isSettled = held.row?.state !== 'Open';
  return {
    summary: summary(held),
    candidates: candidates(held, chosen?.id),
    hasCandidates: held.candidates.length > 0,
    facts: facts(held, showsEqual),
    hasEqualRows: equalRows(held) > 0,
    equalText: equalText(held, showsEqual),
    consequences: held.mayDecide ? consequences(held, chosen?.name) : [],
    mayFind: isAboutAccount(held) && held.mayDecide,
    linkText: linkText(isAboutAccount(held), chosen?.name),
    createText: isAboutAccount(held) ? labels.create : labels.createOpportunity,
    isSettled,
    isReadOnly: !isSettled && !held.mayDecide,
    settledText: settledText(held),
  };
}
