import title from '@salesforce/label/c.ImpartnerHeldDeals_Title';
import view from '@salesforce/label/c.ImpartnerHeldDeals_View';
import waiting from '@salesforce/label/c.ImpartnerHeldDeals_Waiting';
import later from '@salesforce/label/c.ImpartnerHeldDeals_Later';
import decided from '@salesforce/label/c.ImpartnerHeldDeals_Decided';
import reason from '@salesforce/label/c.ImpartnerHeldDeals_Reason';
import allReasons from '@salesforce/label/c.ImpartnerHeldDeals_AllReasons';
import reasonCount from '@salesforce/label/c.ImpartnerHeldDeals_ReasonCount';
import sort from '@salesforce/label/c.ImpartnerHeldDeals_Sort';
import oldest from '@salesforce/label/c.ImpartnerHeldDeals_Oldest';
import newest from '@salesforce/label/c.ImpartnerHeldDeals_Newest';
import highest from '@salesforce/label/c.ImpartnerHeldDeals_Highest';
import lowest from '@salesforce/label/c.ImpartnerHeldDeals_Lowest';
import search from '@salesforce/label/c.ImpartnerHeldDeals_Search';
import total from '@salesforce/label/c.ImpartnerHeldDeals_Total';
import page from '@salesforce/label/c.ImpartnerHeldDeals_Page';
import next from '@salesforce/label/c.ImpartnerHeldDeals_Next';
import previous from '@salesforce/label/c.ImpartnerHeldDeals_Previous';
import emptyTitle from '@salesforce/label/c.ImpartnerHeldDeals_EmptyTitle';
import empty from '@salesforce/label/c.ImpartnerHeldDeals_Empty';
import noMatchTitle from '@salesforce/label/c.ImpartnerHeldDeals_NoMatchTitle';
import noMatch from '@salesforce/label/c.ImpartnerHeldDeals_NoMatch';
import clear from '@salesforce/label/c.ImpartnerHeldDeals_Clear';
import errorTitle from '@salesforce/label/c.ImpartnerHeldDeals_ErrorTitle';
import tryAgain from '@salesforce/label/c.ImpartnerHeldDeals_TryAgain';
import noAccessTitle from '@salesforce/label/c.ImpartnerHeldDeals_NoAccessTitle';
import noAccess from '@salesforce/label/c.ImpartnerHeldDeals_NoAccess';
import undo from '@salesforce/label/c.ImpartnerHeldDeals_Undo';
import back from '@salesforce/label/c.ImpartnerHeldDeals_Back';
import listLabel from '@salesforce/label/c.ImpartnerHeldDeals_ListLabel';
import partnerCustomer from '@salesforce/label/c.ImpartnerHeldDeals_PartnerCustomer';
import undone from '@salesforce/label/c.ImpartnerHeldDeals_Undone';

/** Texts of this component. */
export const labels = {
  title,
  view,
  waiting,
  later,
  decided,
  reason,
  allReasons,
  reasonCount,
  sort,
  oldest,
  newest,
  highest,
  lowest,
  search,
  total,
  page,
  next,
  previous,
  emptyTitle,
  empty,
  noMatchTitle,
  noMatch,
  clear,
  errorTitle,
  tryAgain,
  noAccessTitle,
  noAccess,
  undo,
  back,
  listLabel,
  partnerCustomer,
  undone,
};
