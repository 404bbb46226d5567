import candidate from '@salesforce/label/c.ImpartnerReviewKeys_Candidate';
import choose from '@salesforce/label/c.ImpartnerReviewKeys_Choose';
import create from '@salesforce/label/c.ImpartnerReviewKeys_Create';
import help from '@salesforce/label/c.ImpartnerReviewKeys_Help';
import later from '@salesforce/label/c.ImpartnerReviewKeys_Later';
import next from '@salesforce/label/c.ImpartnerReviewKeys_Next';
import none from '@salesforce/label/c.ImpartnerReviewKeys_None';
import previous from '@salesforce/label/c.ImpartnerReviewKeys_Previous';
import undo from '@salesforce/label/c.ImpartnerReviewKeys_Undo';

/** Texts of this module. */
export const labels = {
  candidate,
  choose,
  create,
  help,
  later,
  next,
  none,
  previous,
  undo,
};
