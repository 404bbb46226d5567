import assign from '@salesforce/label/c.ImpartnerReviewBulk_Assign';
import clear from '@salesforce/label/c.ImpartnerReviewBulk_Clear';
import create from '@salesforce/label/c.ImpartnerReviewBulk_Create';
import createConfirm from '@salesforce/label/c.ImpartnerReviewBulk_CreateConfirm';
import createTitle from '@salesforce/label/c.ImpartnerReviewBulk_CreateTitle';
import later from '@salesforce/label/c.ImpartnerReviewBulk_Later';
import oneSelected from '@salesforce/label/c.ImpartnerReviewBulk_OneSelected';
import selected from '@salesforce/label/c.ImpartnerReviewBulk_Selected';
import title from '@salesforce/label/c.ImpartnerReviewBulk_Title';

/** Texts of this component. */
export const labels = {
  assign,
  clear,
  create,
  createConfirm,
  createTitle,
  later,
  oneSelected,
  selected,
  title,
};
