import back from '@salesforce/label/c.ImpartnerIssues_Back';
import confirmOneTitle from '@salesforce/label/c.ImpartnerIssues_ConfirmOneTitle';
import confirmText from '@salesforce/label/c.ImpartnerIssues_ConfirmText';
import confirmTitle from '@salesforce/label/c.ImpartnerIssues_ConfirmTitle';
import count from '@salesforce/label/c.ImpartnerIssues_Count';
import empty from '@salesforce/label/c.ImpartnerIssues_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerIssues_EmptyTitle';
import happened from '@salesforce/label/c.ImpartnerIssues_Happened';
import mayWork from '@salesforce/label/c.ImpartnerIssues_MayWork';
import nothingChanged from '@salesforce/label/c.ImpartnerIssues_NothingChanged';
import oneRecord from '@salesforce/label/c.ImpartnerIssues_OneRecord';
import oneReplayed from '@salesforce/label/c.ImpartnerIssues_OneReplayed';
import remedy from '@salesforce/label/c.ImpartnerIssues_Remedy';
import replayAllHere from '@salesforce/label/c.ImpartnerIssues_ReplayAllHere';
import replayAllOf from '@salesforce/label/c.ImpartnerIssues_ReplayAllOf';
import replayResult from '@salesforce/label/c.ImpartnerIssues_ReplayResult';
import replayed from '@salesforce/label/c.ImpartnerIssues_Replayed';
import show from '@salesforce/label/c.ImpartnerIssues_Show';
import showOf from '@salesforce/label/c.ImpartnerIssues_ShowOf';
import since from '@salesforce/label/c.ImpartnerIssues_Since';
import title from '@salesforce/label/c.ImpartnerIssues_Title';
import tryFlow from '@salesforce/label/c.ImpartnerIssues_TryFlow';
import wholeRun from '@salesforce/label/c.ImpartnerIssues_WholeRun';
import why from '@salesforce/label/c.ImpartnerIssues_Why';
import whyAuthentication from '@salesforce/label/c.ImpartnerIssues_WhyAuthentication';
import whyConfiguration from '@salesforce/label/c.ImpartnerIssues_WhyConfiguration';
import whyRejected from '@salesforce/label/c.ImpartnerIssues_WhyRejected';
import whyRetriable from '@salesforce/label/c.ImpartnerIssues_WhyRetriable';
import whyUnexpected from '@salesforce/label/c.ImpartnerIssues_WhyUnexpected';

/** Texts of this component. */
export const labels = {
  back,
  confirmOneTitle,
  confirmText,
  confirmTitle,
  count,
  empty,
  emptyTitle,
  happened,
  mayWork,
  nothingChanged,
  oneRecord,
  oneReplayed,
  remedy,
  replayAllHere,
  replayAllOf,
  replayResult,
  replayed,
  show,
  showOf,
  since,
  title,
  tryFlow,
  wholeRun,
  why,
  whyAuthentication,
  whyConfiguration,
  whyRejected,
  whyRetriable,
  whyUnexpected,
};
