import age from '@salesforce/label/c.ImpartnerReviewFilters_Age';
import allReasons from '@salesforce/label/c.ImpartnerReviewFilters_AllReasons';
import allSenders from '@salesforce/label/c.ImpartnerReviewFilters_AllSenders';
import anyAge from '@salesforce/label/c.ImpartnerReviewFilters_AnyAge';
import count from '@salesforce/label/c.ImpartnerReviewFilters_Count';
import day from '@salesforce/label/c.ImpartnerReviewFilters_Day';
import decided from '@salesforce/label/c.ImpartnerReviewFilters_Decided';
import firstDecided from '@salesforce/label/c.ImpartnerReviewFilters_FirstDecided';
import highest from '@salesforce/label/c.ImpartnerReviewFilters_Highest';
import lastDecided from '@salesforce/label/c.ImpartnerReviewFilters_LastDecided';
import later from '@salesforce/label/c.ImpartnerReviewFilters_Later';
import lowest from '@salesforce/label/c.ImpartnerReviewFilters_Lowest';
import mine from '@salesforce/label/c.ImpartnerReviewFilters_Mine';
import month from '@salesforce/label/c.ImpartnerReviewFilters_Month';
import newest from '@salesforce/label/c.ImpartnerReviewFilters_Newest';
import oldest from '@salesforce/label/c.ImpartnerReviewFilters_Oldest';
import reason from '@salesforce/label/c.ImpartnerReviewFilters_Reason';
import search from '@salesforce/label/c.ImpartnerReviewFilters_Search';
import sender from '@salesforce/label/c.ImpartnerReviewFilters_Sender';
import sort from '@salesforce/label/c.ImpartnerReviewFilters_Sort';
import view from '@salesforce/label/c.ImpartnerReviewFilters_View';
import waiting from '@salesforce/label/c.ImpartnerReviewFilters_Waiting';
import week from '@salesforce/label/c.ImpartnerReviewFilters_Week';

/** Texts of this component. */
export const labels = {
  age,
  allReasons,
  allSenders,
  anyAge,
  count,
  day,
  decided,
  firstDecided,
  highest,
  lastDecided,
  later,
  lowest,
  mine,
  month,
  newest,
  oldest,
  reason,
  search,
  sender,
  sort,
  view,
  waiting,
  week,
};
