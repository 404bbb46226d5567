import assignedTo from '@salesforce/label/c.ImpartnerHeldDeals_AssignedTo';
import back from '@salesforce/label/c.ImpartnerHeldDeals_Back';
import beingUndone from '@salesforce/label/c.ImpartnerHeldDeals_BeingUndone';
import clear from '@salesforce/label/c.ImpartnerHeldDeals_Clear';
import decidedBy from '@salesforce/label/c.ImpartnerHeldDeals_DecidedBy';
import empty from '@salesforce/label/c.ImpartnerHeldDeals_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerHeldDeals_EmptyTitle';
import listLabel from '@salesforce/label/c.ImpartnerHeldDeals_ListLabel';
import noMatch from '@salesforce/label/c.ImpartnerHeldDeals_NoMatch';
import noMatchTitle from '@salesforce/label/c.ImpartnerHeldDeals_NoMatchTitle';
import noneDecided from '@salesforce/label/c.ImpartnerHeldDeals_NoneDecided';
import noneDecidedTitle from '@salesforce/label/c.ImpartnerHeldDeals_NoneDecidedTitle';
import noneLater from '@salesforce/label/c.ImpartnerHeldDeals_NoneLater';
import noneLaterTitle from '@salesforce/label/c.ImpartnerHeldDeals_NoneLaterTitle';
import oneRecord from '@salesforce/label/c.ImpartnerHeldDeals_OneRecord';
import partnerCustomer from '@salesforce/label/c.ImpartnerHeldDeals_PartnerCustomer';
import title from '@salesforce/label/c.ImpartnerHeldDeals_Title';
import total from '@salesforce/label/c.ImpartnerHeldDeals_Total';
import undo from '@salesforce/label/c.ImpartnerHeldDeals_Undo';
import undoing from '@salesforce/label/c.ImpartnerHeldDeals_Undoing';
import undone from '@salesforce/label/c.ImpartnerHeldDeals_Undone';

/** Texts of this component. */
export const labels = {
  assignedTo,
  back,
  beingUndone,
  clear,
  decidedBy,
  empty,
  emptyTitle,
  listLabel,
  noMatch,
  noMatchTitle,
  noneDecided,
  noneDecidedTitle,
  noneLater,
  noneLaterTitle,
  oneRecord,
  partnerCustomer,
  title,
  total,
  undo,
  undoing,
  undone,
};
