import decide from '@salesforce/apex/ImpartnerHeldDealsController.decide';
import decideLater from '@salesforce/apex/ImpartnerHeldDealsController.decideLater';
import reject from '@salesforce/apex/ImpartnerHeldDealsController.reject';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import { absoluteTime } from 'c/impartnerFormat';

import { isAboutAccount } from './caseView';
import type { Chosen } from './caseView';
import { labels } from './labels';

type HeldCase = ImpartnerHeldCaseBuilder.HeldCase;

/** Something that a person does to a question. */
export interface Action {
  /** Does it on the server; returns what is said afterwards, with {0} for the deal and {1} for the detail. */
  perform: (reviewId: string) => Promise<string>;
  detail: string;
  mayUndo: boolean;
}

/** The decision that a command means; undefined where it cannot be taken. */
export function decisionOf(
  command: 'link' | 'create' | 'notSame',
  held: HeldCase,
  chosen: Chosen | undefined,
): Action | undefined {
  if (command === 'notSame') return held.mayReject ? rejection(held) : undefined;
  const detail = chosen?.name ?? '';
  const isAccount = isAboutAccount(held);
  if (command === 'create')
    return isAccount
      ? decision('Create', null, labels.created, detail)
      : decision('CreateOpportunity', null, labels.createdOpportunity, detail);
  if (!chosen) return undefined;
  return isAccount
    ? decision('Link', chosen.id, labels.linked, detail)
    : decision('Join', chosen.id, labels.joined, detail);
}

function decision(name: string, recordId: string | null, text: string, detail: string): Action {
  const perform = async (reviewId: string): Promise<string> => {
    await decide({ reviewId, decision: name, recordId });
    return text;
  };
  return { perform, detail, mayUndo: true };
}

function rejection(held: HeldCase): Action {
  const recordIds = held.candidates.map(({ recordId }) => recordId ?? '');
  const perform = async (reviewId: string): Promise<string> => {
    await reject({ reviewId, recordIds });
    return labels.rejected;
  };
  return { perform, detail: '', mayUndo: true };
}

export function putOff(remindAt: string): Action {
  const perform = async (reviewId: string): Promise<string> => {
    await decideLater({ reviewId, remindAt });
    return labels.putOff;
  };
  return { perform, detail: absoluteTime(remindAt), mayUndo: false };
}

/** Taken back at once, or by the next run. */
export const undoing: Action = {
  perform: async (reviewId) => ((await undo({ reviewId })) === 'Undo' ? labels.undoing : labels.undone),
  detail: '',
  mayUndo: false,
};
