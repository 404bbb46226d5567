import back from '@salesforce/label/c.ImpartnerReviews_Back';
import clear from '@salesforce/label/c.ImpartnerReviews_Clear';
import empty from '@salesforce/label/c.ImpartnerReviews_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerReviews_EmptyTitle';
import noMatch from '@salesforce/label/c.ImpartnerReviews_NoMatch';
import noMatchTitle from '@salesforce/label/c.ImpartnerReviews_NoMatchTitle';
import noneDecided from '@salesforce/label/c.ImpartnerReviews_NoneDecided';
import noneDecidedTitle from '@salesforce/label/c.ImpartnerReviews_NoneDecidedTitle';
import noneLater from '@salesforce/label/c.ImpartnerReviews_NoneLater';
import noneLaterTitle from '@salesforce/label/c.ImpartnerReviews_NoneLaterTitle';
import notice from '@salesforce/label/c.ImpartnerReviews_Notice';
import oneRecord from '@salesforce/label/c.ImpartnerReviews_OneRecord';
import title from '@salesforce/label/c.ImpartnerReviews_Title';
import total from '@salesforce/label/c.ImpartnerReviews_Total';

/** Texts of this component. */
export const labels = {
  back,
  clear,
  empty,
  emptyTitle,
  noMatch,
  noMatchTitle,
  noneDecided,
  noneDecidedTitle,
  noneLater,
  noneLaterTitle,
  notice,
  oneRecord,
  title,
  total,
};
