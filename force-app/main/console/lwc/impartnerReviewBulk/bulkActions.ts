import assign from '@salesforce/apex/ImpartnerReviewActionsController.assign';
import decide from '@salesforce/apex/ImpartnerReviewActionsController.decide';
import decideLater from '@salesforce/apex/ImpartnerReviewActionsController.decideLater';
import { reduce } from 'c/impartnerErrors';
import { fill, wholeNumber } from 'c/impartnerFormat';
import type { Done } from 'c/impartnerReviewReceipts';

import { labels } from './labels';

type Row = ImpartnerReviewsController.ReviewRow;

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
export function createSample(rows: readonly Row[], ids: readonly string[]): string {
  const names = rows
    .filter(({ id }) => ids.includes(id))
    .map(({ subject, impartnerKey }) => subject ?? impartnerKey ?? '');
  const sample = names.slice(0, SAMPLE).join(', ') + (names.length > SAMPLE ? ', …' : '');
  return fill(labels.createConfirm, wholeNumber(ids.length), sample);
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
