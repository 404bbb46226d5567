import bringBack from '@salesforce/apex/ImpartnerReviewActionsController.bringBack';
import decide from '@salesforce/apex/ImpartnerReviewActionsController.decide';
import decideLater from '@salesforce/apex/ImpartnerReviewActionsController.decideLater';
import undo from '@salesforce/apex/ImpartnerReviewActionsController.undo';
import type { Done } from 'c/impartnerReviewReceipts';

import { decisionOf } from './caseView';

type Shown = ImpartnerReviewDetail.Shown;

/** A decision that makes the review leave the list. */
export type Action = (reviewId: string) => Promise<Done>;

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
