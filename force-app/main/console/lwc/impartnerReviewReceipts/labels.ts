import dismiss from '@salesforce/label/c.ImpartnerReviewReceipts_Dismiss';
import done from '@salesforce/label/c.ImpartnerReviewReceipts_Done';
import more from '@salesforce/label/c.ImpartnerReviewReceipts_More';
import pending from '@salesforce/label/c.ImpartnerReviewReceipts_Pending';
import title from '@salesforce/label/c.ImpartnerReviewReceipts_Title';
import trouble from '@salesforce/label/c.ImpartnerReviewReceipts_Trouble';
import undo from '@salesforce/label/c.ImpartnerReviewReceipts_Undo';

/** Texts of this component. */
export const labels = {
  dismiss,
  done,
  more,
  pending,
  title,
  trouble,
  undo,
};
