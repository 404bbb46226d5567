import { absoluteTime, fill, money, recordName, relativeTime, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type HeldCase = ImpartnerHeldCaseBuilder.HeldCase;

/** A record that the reviewer has in mind; how many open Opportunities it has is known of candidates only. */
export interface Chosen {
  id: string;
  name: string;
  openOpportunities: number | undefined;
}

export interface Line {
  key: string;
  text: string;
}

const linesOf = (texts: readonly string[]): Line[] => texts.map((text) => ({ key: text, text }));

/** What each decision will do, said before it is taken. */
function consequences(held: HeldCase, chosen: Chosen | undefined): Line[] {
  const deal = recordName(held.row?.impartnerKey);
  const value = valueOf(held);
  const texts: string[] = [];
  if (held.question === 'Opportunity') {
    if (chosen) texts.push(fill(labels.willJoin, chosen.name, deal));
    texts.push(fill(labels.willCreateOpportunity, value, deal));
  } else {
    if (chosen) texts.push(willLink(chosen, value, deal));
    texts.push(fill(labels.willCreate, held.row?.customerName ?? deal, value, deal));
  }
  if (held.mayReject) texts.push(labels.willReject);
  return linesOf(texts);
}

function willLink({ name, openOpportunities }: Chosen, value: string, deal: string): string {
  if (openOpportunities === 0) return fill(labels.willLink, value, name, deal);
  const open = openOpportunities === undefined ? '' : fill(labels.openOpportunities, wholeNumber(openOpportunities));
  return `${fill(labels.willLinkOrJoin, value, name, deal)} ${open}`.trim();
}

function valueOf(held: HeldCase): string {
  return money(held.row?.amount, held.row?.currencyCode) || labels.noValue;
}

const SETTLED: Record<string, string> = {
  Link: labels.settledLink,
  Create: labels.settledCreate,
  Join: labels.settledJoin,
  CreateOpportunity: labels.settledCreateOpportunity,
  Reject: labels.settledReject,
};

/** Who settled it and when, what has come of it, and how long it may be taken back. */
function settledLines(held: HeldCase): Line[] {
  const { row } = held;
  if (row?.state === 'Open') return [];
  if (!row?.decidedBy) return linesOf([labels.settled]);
  const chosen = held.chosenName ?? labels.hiddenRecord;
  const who = fill(
    SETTLED[row.decision ?? ''] ?? labels.decidedTitle,
    row.decidedBy,
    relativeTime(row.decidedAt),
    chosen,
  );
  const states: Record<string, string> = {
    Decided: labels.stateDecided,
    Done: labels.stateDone,
    Undo: labels.stateUndo,
  };
  return linesOf([
    who,
    states[row.state ?? ''] ?? labels.settled,
    ...(held.mayUndo ? [fill(labels.undoUntil, absoluteTime(held.undoUntil))] : []),
  ]);
}

/** Whether the customer is in question, not the Opportunity. */
export function isAboutAccount(held: HeldCase | undefined): boolean {
  return held?.question !== 'Opportunity';
}

function linkText(isAccount: boolean, chosen: Chosen | undefined): string {
  if (!chosen) return labels.linkShort;
  return fill(isAccount ? labels.linkTo : labels.joinTo, chosen.name);
}

export interface CaseView {
  value: string;
  partner: string;
  customer: string;
  hasCandidates: boolean;
  consequences: Line[];
  undoNotes: Line[];
  settled: Line[];
  mayFind: boolean;
  linkText: string;
  createText: string;
  chosenText: string;
  isReadOnly: boolean;
}

/** Everything that the template shows of a case. */
export function caseView(held: HeldCase, chosen: Chosen | undefined): CaseView {
  const isAccount = isAboutAccount(held);
  const notes = (held.row?.undoNote ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    value: valueOf(held),
    partner: held.row?.partnerName ?? '–',
    customer: held.row?.customerName ?? '–',
    hasCandidates: held.candidates.length > 0,
    consequences: held.mayDecide ? consequences(held, chosen) : [],
    undoNotes: linesOf(notes),
    settled: settledLines(held),
    mayFind: isAccount && held.mayDecide,
    linkText: linkText(isAccount, chosen),
    createText: isAccount ? labels.create : labels.createOpportunity,
    chosenText: held.chosenName ? fill(labels.open, held.chosenName) : '',
    isReadOnly: held.row?.state === 'Open' && !held.mayDecide,
  };
}
