import assign from '@salesforce/apex/ImpartnerReviewActionsController.assign';
import decide from '@salesforce/apex/ImpartnerReviewActionsController.decide';
import decideLater from '@salesforce/apex/ImpartnerReviewActionsController.decideLater';
import undo from '@salesforce/apex/ImpartnerReviewActionsController.undo';
import receipts from '@salesforce/apex/ImpartnerReviewsController.receipts';
import { reduce } from 'c/impartnerErrors';
import { fill, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

type Row = ImpartnerReviewsController.ReviewRow;

/** What came of an action, to be told. */
export interface Done {
  receipts: ImpartnerReviewReceipts.Receipt[];
  refusals: string[];
}

/** So many are named when people are asked whether they mean it. */
const SAMPLE = 3;

/** A failure is told in the place of what came of it. */
async function telling(action: () => Promise<Done>): Promise<Done> {
  try {
    return await action();
  } catch (failure) {
    return { receipts: [], refusals: [reduce(failure)] };
  }
}

/** How many are meant, and some of them by name. */
export function createSample(rows: readonly Row[], ids: ReadonlySet<string>): string {
  const names = rows.filter(({ id }) => ids.has(id)).map(({ subject, impartnerKey }) => subject ?? impartnerKey ?? '');
  const sample = names.slice(0, SAMPLE).join(', ') + (names.length > SAMPLE ? ', …' : '');
  return fill(labels.createConfirm, wholeNumber(ids.size), sample);
}

export function createAll(reviewIds: string[]): Promise<Done> {
  return telling(() => decide({ reviewIds, answer: { kind: 'Create' } }));
}

export function putOffAll(reviewIds: string[], remindAt: string): Promise<Done> {
  return telling(async () => ({ receipts: await decideLater({ reviewIds, remindAt }), refusals: [] }));
}

export function assignAll(reviewIds: string[], userId: string): Promise<Done> {
  return telling(async () => {
    await assign({ reviewIds, userId: userId || null });
    return { receipts: [], refusals: [] };
  });
}

export function takeBack(reviewId: string): Promise<Done> {
  return telling(async () => ({ receipts: [await undo({ reviewId })], refusals: [] }));
}

/** What has become of these by now; undefined when that cannot be told. */
export async function receiptsOf(reviewIds: string[]): Promise<Done['receipts'] | undefined> {
  if (reviewIds.length === 0) return undefined;
  try {
    return await receipts({ reviewIds });
  } catch {
    return undefined;
  }
}
