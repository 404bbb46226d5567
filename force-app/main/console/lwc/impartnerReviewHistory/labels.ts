import comment from '@salesforce/label/c.ImpartnerReviewHistory_Comment';
import empty from '@salesforce/label/c.ImpartnerReviewHistory_Empty';
import help from '@salesforce/label/c.ImpartnerReviewHistory_Help';
import nobody from '@salesforce/label/c.ImpartnerReviewHistory_Nobody';
import send from '@salesforce/label/c.ImpartnerReviewHistory_Send';
import title from '@salesforce/label/c.ImpartnerReviewHistory_Title';

/** Texts of this component. */
export const labels = {
  comment,
  empty,
  help,
  nobody,
  send,
  title,
};
