import title from '@salesforce/label/c.ImpartnerRuns_Title';
import state from '@salesforce/label/c.ImpartnerRuns_State';
import all from '@salesforce/label/c.ImpartnerRuns_All';
import running from '@salesforce/label/c.ImpartnerRuns_Running';
import finished from '@salesforce/label/c.ImpartnerRuns_Finished';
import failedRuns from '@salesforce/label/c.ImpartnerRuns_FailedRuns';
import stopped from '@salesforce/label/c.ImpartnerRuns_Stopped';
import total from '@salesforce/label/c.ImpartnerRuns_Total';
import page from '@salesforce/label/c.ImpartnerRuns_Page';
import next from '@salesforce/label/c.ImpartnerRuns_Next';
import previous from '@salesforce/label/c.ImpartnerRuns_Previous';
import started from '@salesforce/label/c.ImpartnerRuns_Started';
import flow from '@salesforce/label/c.ImpartnerRuns_Flow';
import outcome from '@salesforce/label/c.ImpartnerRuns_Outcome';
import read from '@salesforce/label/c.ImpartnerRuns_Read';
import created from '@salesforce/label/c.ImpartnerRuns_Created';
import updated from '@salesforce/label/c.ImpartnerRuns_Updated';
import held from '@salesforce/label/c.ImpartnerRuns_Held';
import failed from '@salesforce/label/c.ImpartnerRuns_Failed';
import skipped from '@salesforce/label/c.ImpartnerRuns_Skipped';
import writtenBack from '@salesforce/label/c.ImpartnerRuns_WrittenBack';
import issues from '@salesforce/label/c.ImpartnerRuns_Issues';
import message from '@salesforce/label/c.ImpartnerRuns_Message';
import tableLabel from '@salesforce/label/c.ImpartnerRuns_TableLabel';
import issuesOf from '@salesforce/label/c.ImpartnerRuns_IssuesOf';
import noIssues from '@salesforce/label/c.ImpartnerRuns_NoIssues';
import timeline from '@salesforce/label/c.ImpartnerRuns_Timeline';
import recordKey from '@salesforce/label/c.ImpartnerRuns_RecordKey';
import show from '@salesforce/label/c.ImpartnerRuns_Show';
import emptyTitle from '@salesforce/label/c.ImpartnerRuns_EmptyTitle';
import empty from '@salesforce/label/c.ImpartnerRuns_Empty';
import errorTitle from '@salesforce/label/c.ImpartnerRuns_ErrorTitle';
import tryAgain from '@salesforce/label/c.ImpartnerRuns_TryAgain';
import noAccessTitle from '@salesforce/label/c.ImpartnerRuns_NoAccessTitle';
import noAccess from '@salesforce/label/c.ImpartnerRuns_NoAccess';
import issueLine from '@salesforce/label/c.ImpartnerRuns_IssueLine';

/** Texts of this component. */
export const labels = {
  title,
  state,
  all,
  running,
  finished,
  failedRuns,
  stopped,
  total,
  page,
  next,
  previous,
  started,
  flow,
  outcome,
  read,
  created,
  updated,
  held,
  failed,
  skipped,
  writtenBack,
  issues,
  message,
  tableLabel,
  issuesOf,
  noIssues,
  timeline,
  recordKey,
  show,
  emptyTitle,
  empty,
  errorTitle,
  tryAgain,
  noAccessTitle,
  noAccess,
  issueLine,
};
