import assignSelected from '@salesforce/label/c.ImpartnerReviews_AssignSelected';
import assignedTo from '@salesforce/label/c.ImpartnerReviews_AssignedTo';
import back from '@salesforce/label/c.ImpartnerReviews_Back';
import beingUndone from '@salesforce/label/c.ImpartnerReviews_BeingUndone';
import bulkTitle from '@salesforce/label/c.ImpartnerReviews_BulkTitle';
import clear from '@salesforce/label/c.ImpartnerReviews_Clear';
import clearSelection from '@salesforce/label/c.ImpartnerReviews_ClearSelection';
import createConfirm from '@salesforce/label/c.ImpartnerReviews_CreateConfirm';
import createSelected from '@salesforce/label/c.ImpartnerReviews_CreateSelected';
import createTitle from '@salesforce/label/c.ImpartnerReviews_CreateTitle';
import decidedBy from '@salesforce/label/c.ImpartnerReviews_DecidedBy';
import empty from '@salesforce/label/c.ImpartnerReviews_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerReviews_EmptyTitle';
import laterSelected from '@salesforce/label/c.ImpartnerReviews_LaterSelected';
import listLabel from '@salesforce/label/c.ImpartnerReviews_ListLabel';
import noMatch from '@salesforce/label/c.ImpartnerReviews_NoMatch';
import noMatchTitle from '@salesforce/label/c.ImpartnerReviews_NoMatchTitle';
import noneDecided from '@salesforce/label/c.ImpartnerReviews_NoneDecided';
import noneDecidedTitle from '@salesforce/label/c.ImpartnerReviews_NoneDecidedTitle';
import noneLater from '@salesforce/label/c.ImpartnerReviews_NoneLater';
import noneLaterTitle from '@salesforce/label/c.ImpartnerReviews_NoneLaterTitle';
import notice from '@salesforce/label/c.ImpartnerReviews_Notice';
import oneRecord from '@salesforce/label/c.ImpartnerReviews_OneRecord';
import oneSelected from '@salesforce/label/c.ImpartnerReviews_OneSelected';
import senderAbout from '@salesforce/label/c.ImpartnerReviews_SenderAbout';
import select from '@salesforce/label/c.ImpartnerReviews_Select';
import selected from '@salesforce/label/c.ImpartnerReviews_Selected';
import title from '@salesforce/label/c.ImpartnerReviews_Title';
import total from '@salesforce/label/c.ImpartnerReviews_Total';
import until from '@salesforce/label/c.ImpartnerReviews_Until';

/** Texts of this component. */
export const labels = {
  assignSelected,
  assignedTo,
  back,
  beingUndone,
  bulkTitle,
  clear,
  clearSelection,
  createConfirm,
  createSelected,
  createTitle,
  decidedBy,
  empty,
  emptyTitle,
  laterSelected,
  listLabel,
  noMatch,
  noMatchTitle,
  noneDecided,
  noneDecidedTitle,
  noneLater,
  noneLaterTitle,
  notice,
  oneRecord,
  oneSelected,
  senderAbout,
  select,
  selected,
  title,
  total,
  until,
};
