import undo from '@salesforce/apex/ImpartnerReviewActionsController.undo';
import receipts from '@salesforce/apex/ImpartnerReviewsController.receipts';
import { reduce } from 'c/impartnerErrors';
import type { Done } from 'c/impartnerReviewReceipts';

export const NOTHING: Done = { receipts: [], refusals: [] };

/** A failure is told in the place of what came of it. */
export async function takeBack(reviewId: string): Promise<Done> {
  try {
    return { receipts: [await undo({ reviewId })], refusals: [] };
  } catch (failure) {
    return { receipts: [], refusals: [reduce(failure)] };
  }
}

/** The last one that can be taken back. */
export function undoable(done: Done): string | undefined {
  return done.receipts.find(({ mayUndo }) => mayUndo)?.id;
}

/** The same with what has become of it by now; undefined when that cannot be told. */
export async function upToDate(done: Done): Promise<Done | undefined> {
  const reviewIds = done.receipts.map(({ id }) => id);
  if (reviewIds.length === 0) return undefined;
  try {
    return { ...done, receipts: await receipts({ reviewIds }) };
  } catch {
    return undefined;
  }
}

/** Whether both tell of the same reviews. */
export function isAboutSame(left: Done, right: Done): boolean {
  const idsOf = ({ receipts: told }: Done): string => told.map(({ id }) => id).join();
  return idsOf(left) === idsOf(right);
}
