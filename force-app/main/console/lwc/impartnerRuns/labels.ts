import all from '@salesforce/label/c.ImpartnerRuns_All';
import back from '@salesforce/label/c.ImpartnerRuns_Back';
import empty from '@salesforce/label/c.ImpartnerRuns_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerRuns_EmptyTitle';
import everything from '@salesforce/label/c.ImpartnerRuns_Everything';
import failedRuns from '@salesforce/label/c.ImpartnerRuns_FailedRuns';
import finished from '@salesforce/label/c.ImpartnerRuns_Finished';
import firstDay from '@salesforce/label/c.ImpartnerRuns_FirstDay';
import flow from '@salesforce/label/c.ImpartnerRuns_Flow';
import lastDay from '@salesforce/label/c.ImpartnerRuns_LastDay';
import oneRun from '@salesforce/label/c.ImpartnerRuns_OneRun';
import openRun from '@salesforce/label/c.ImpartnerRuns_OpenRun';
import origin from '@salesforce/label/c.ImpartnerRuns_Origin';
import originFilter from '@salesforce/label/c.ImpartnerRuns_OriginFilter';
import outcome from '@salesforce/label/c.ImpartnerRuns_Outcome';
import read from '@salesforce/label/c.ImpartnerRuns_Read';
import recordKey from '@salesforce/label/c.ImpartnerRuns_RecordKey';
import running from '@salesforce/label/c.ImpartnerRuns_Running';
import sent from '@salesforce/label/c.ImpartnerRuns_Sent';
import started from '@salesforce/label/c.ImpartnerRuns_Started';
import state from '@salesforce/label/c.ImpartnerRuns_State';
import stopped from '@salesforce/label/c.ImpartnerRuns_Stopped';
import tableLabel from '@salesforce/label/c.ImpartnerRuns_TableLabel';
import timeline from '@salesforce/label/c.ImpartnerRuns_Timeline';
import title from '@salesforce/label/c.ImpartnerRuns_Title';
import took from '@salesforce/label/c.ImpartnerRuns_Took';
import total from '@salesforce/label/c.ImpartnerRuns_Total';
import withoutDecisions from '@salesforce/label/c.ImpartnerRuns_WithoutDecisions';

/** Texts of this component. */
export const labels = {
  all,
  back,
  empty,
  emptyTitle,
  everything,
  failedRuns,
  finished,
  firstDay,
  flow,
  lastDay,
  oneRun,
  openRun,
  origin,
  originFilter,
  outcome,
  read,
  recordKey,
  running,
  sent,
  started,
  state,
  stopped,
  tableLabel,
  timeline,
  title,
  took,
  total,
  withoutDecisions,
};
