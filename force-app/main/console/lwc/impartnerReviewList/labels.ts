import assignedTo from '@salesforce/label/c.ImpartnerReviewList_AssignedTo';
import beingUndone from '@salesforce/label/c.ImpartnerReviewList_BeingUndone';
import decidedBy from '@salesforce/label/c.ImpartnerReviewList_DecidedBy';
import label from '@salesforce/label/c.ImpartnerReviewList_Label';
import select from '@salesforce/label/c.ImpartnerReviewList_Select';
import senderAbout from '@salesforce/label/c.ImpartnerReviewList_SenderAbout';
import until from '@salesforce/label/c.ImpartnerReviewList_Until';

/** Texts of this component. */
export const labels = {
  assignedTo,
  beingUndone,
  decidedBy,
  label,
  select,
  senderAbout,
  until,
};
