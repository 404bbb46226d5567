import all from '@salesforce/label/c.ImpartnerRuns_All';
import back from '@salesforce/label/c.ImpartnerRuns_Back';
import created from '@salesforce/label/c.ImpartnerRuns_Created';
import empty from '@salesforce/label/c.ImpartnerRuns_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerRuns_EmptyTitle';
import failed from '@salesforce/label/c.ImpartnerRuns_Failed';
import failedRuns from '@salesforce/label/c.ImpartnerRuns_FailedRuns';
import finished from '@salesforce/label/c.ImpartnerRuns_Finished';
import flow from '@salesforce/label/c.ImpartnerRuns_Flow';
import held from '@salesforce/label/c.ImpartnerRuns_Held';
import message from '@salesforce/label/c.ImpartnerRuns_Message';
import oneRun from '@salesforce/label/c.ImpartnerRuns_OneRun';
import outcome from '@salesforce/label/c.ImpartnerRuns_Outcome';
import read from '@salesforce/label/c.ImpartnerRuns_Read';
import recordKey from '@salesforce/label/c.ImpartnerRuns_RecordKey';
import records from '@salesforce/label/c.ImpartnerRuns_Records';
import results from '@salesforce/label/c.ImpartnerRuns_Results';
import running from '@salesforce/label/c.ImpartnerRuns_Running';
import skipped from '@salesforce/label/c.ImpartnerRuns_Skipped';
import started from '@salesforce/label/c.ImpartnerRuns_Started';
import state from '@salesforce/label/c.ImpartnerRuns_State';
import stopped from '@salesforce/label/c.ImpartnerRuns_Stopped';
import tableLabel from '@salesforce/label/c.ImpartnerRuns_TableLabel';
import timeline from '@salesforce/label/c.ImpartnerRuns_Timeline';
import title from '@salesforce/label/c.ImpartnerRuns_Title';
import total from '@salesforce/label/c.ImpartnerRuns_Total';
import updated from '@salesforce/label/c.ImpartnerRuns_Updated';
import writtenBack from '@salesforce/label/c.ImpartnerRuns_WrittenBack';

/** Texts of this component. */
export const labels = {
  all,
  back,
  created,
  empty,
  emptyTitle,
  failed,
  failedRuns,
  finished,
  flow,
  held,
  message,
  oneRun,
  outcome,
  read,
  recordKey,
  records,
  results,
  running,
  skipped,
  started,
  state,
  stopped,
  tableLabel,
  timeline,
  title,
  total,
  updated,
  writtenBack,
};
