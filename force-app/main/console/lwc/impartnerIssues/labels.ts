import back from '@salesforce/label/c.ImpartnerIssues_Back';
import confirmOneTitle from '@salesforce/label/c.ImpartnerIssues_ConfirmOneTitle';
import confirmText from '@salesforce/label/c.ImpartnerIssues_ConfirmText';
import confirmTitle from '@salesforce/label/c.ImpartnerIssues_ConfirmTitle';
import count from '@salesforce/label/c.ImpartnerIssues_Count';
import empty from '@salesforce/label/c.ImpartnerIssues_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerIssues_EmptyTitle';
import happened from '@salesforce/label/c.ImpartnerIssues_Happened';
import oneRecord from '@salesforce/label/c.ImpartnerIssues_OneRecord';
import oneReplayed from '@salesforce/label/c.ImpartnerIssues_OneReplayed';
import remedy from '@salesforce/label/c.ImpartnerIssues_Remedy';
import replayAll from '@salesforce/label/c.ImpartnerIssues_ReplayAll';
import replayAllOf from '@salesforce/label/c.ImpartnerIssues_ReplayAllOf';
import replayed from '@salesforce/label/c.ImpartnerIssues_Replayed';
import show from '@salesforce/label/c.ImpartnerIssues_Show';
import showOf from '@salesforce/label/c.ImpartnerIssues_ShowOf';
import since from '@salesforce/label/c.ImpartnerIssues_Since';
import title from '@salesforce/label/c.ImpartnerIssues_Title';
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
  oneRecord,
  oneReplayed,
  remedy,
  replayAll,
  replayAllOf,
  replayed,
  show,
  showOf,
  since,
  title,
  why,
  whyAuthentication,
  whyConfiguration,
  whyRejected,
  whyRetriable,
  whyUnexpected,
};
