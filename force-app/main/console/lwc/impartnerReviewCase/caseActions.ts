import assign from '@salesforce/apex/ImpartnerReviewActionsController.assign';
import bringBack from '@salesforce/apex/ImpartnerReviewActionsController.bringBack';
import claim from '@salesforce/apex/ImpartnerReviewActionsController.claim';
import comment from '@salesforce/apex/ImpartnerReviewActionsController.comment';
import decide from '@salesforce/apex/ImpartnerReviewActionsController.decide';
import decideLater from '@salesforce/apex/ImpartnerReviewActionsController.decideLater';
import undo from '@salesforce/apex/ImpartnerReviewActionsController.undo';

import { decisionOf } from './caseView';

type Shown = ImpartnerReviewDetail.Shown;

/** What came of an action: what is told about it, and whether the review has left the list. */
export interface Done {
  receipts: ImpartnerReviewReceipts.Receipt[];
  refusals: string[];
}

/** Something that a person does to a review; nothing to tell where it stays as it is. */
export type Action = (reviewId: string) => Promise<Done | undefined>;

const KINDS = { choose: 'Choose', create: 'Create', none: 'None' } as const;

/** The decision that a command means; undefined where it cannot be taken. */
export function deciding(
  command: keyof typeof KINDS,
  shown: Shown,
  chosenId: string | undefined,
  note: string,
  isForGroup: boolean,
): Action | undefined {
  const decision = decisionOf(shown, KINDS[command], chosenId);
  if (!decision) return undefined;
  const { value, recordId } = decision;
  return (reviewId) =>
    decide({
      reviewIds: [reviewId, ...(isForGroup ? shown.groupIds : [])],
      answer: {
        ...(value === undefined ? {} : { decision: value }),
        ...(recordId === undefined ? {} : { recordId }),
        note,
      },
    });
}

const told = (receipts: Done['receipts']): Done => ({ receipts, refusals: [] });

export function puttingOff(remindAt: string): Action {
  return async (reviewId) => told(await decideLater({ reviewIds: [reviewId], remindAt }));
}

export const bringingBack: Action = async (reviewId) => told(await bringBack({ reviewIds: [reviewId] }));

/** Taken back at once, or by the next run. */
export const undoing: Action = async (reviewId) => told([await undo({ reviewId })]);

export const claiming: Action = async (reviewId) => {
  await claim({ reviewId });
  return undefined;
};

export function assigning(userId: string): Action {
  return async (reviewId) => {
    await assign({ reviewIds: [reviewId], userId: userId || null });
    return undefined;
  };
}

export function commenting(text: string): Action {
  return async (reviewId) => {
    await comment({ reviewId, text });
    return undefined;
  };
}
