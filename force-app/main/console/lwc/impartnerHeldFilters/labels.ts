import age from '@salesforce/label/c.ImpartnerHeldFilters_Age';
import allPartners from '@salesforce/label/c.ImpartnerHeldFilters_AllPartners';
import allReasons from '@salesforce/label/c.ImpartnerHeldFilters_AllReasons';
import anyAge from '@salesforce/label/c.ImpartnerHeldFilters_AnyAge';
import count from '@salesforce/label/c.ImpartnerHeldFilters_Count';
import day from '@salesforce/label/c.ImpartnerHeldFilters_Day';
import decided from '@salesforce/label/c.ImpartnerHeldFilters_Decided';
import firstDecided from '@salesforce/label/c.ImpartnerHeldFilters_FirstDecided';
import highest from '@salesforce/label/c.ImpartnerHeldFilters_Highest';
import lastDecided from '@salesforce/label/c.ImpartnerHeldFilters_LastDecided';
import later from '@salesforce/label/c.ImpartnerHeldFilters_Later';
import lowest from '@salesforce/label/c.ImpartnerHeldFilters_Lowest';
import mine from '@salesforce/label/c.ImpartnerHeldFilters_Mine';
import month from '@salesforce/label/c.ImpartnerHeldFilters_Month';
import newest from '@salesforce/label/c.ImpartnerHeldFilters_Newest';
import oldest from '@salesforce/label/c.ImpartnerHeldFilters_Oldest';
import partner from '@salesforce/label/c.ImpartnerHeldFilters_Partner';
import reason from '@salesforce/label/c.ImpartnerHeldFilters_Reason';
import search from '@salesforce/label/c.ImpartnerHeldFilters_Search';
import sort from '@salesforce/label/c.ImpartnerHeldFilters_Sort';
import view from '@salesforce/label/c.ImpartnerHeldFilters_View';
import waiting from '@salesforce/label/c.ImpartnerHeldFilters_Waiting';
import week from '@salesforce/label/c.ImpartnerHeldFilters_Week';

/** Texts of this component. */
export const labels = {
  age,
  allPartners,
  allReasons,
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
  partner,
  reason,
  search,
  sort,
  view,
  waiting,
  week,
};
