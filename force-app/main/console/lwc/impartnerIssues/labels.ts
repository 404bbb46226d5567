import title from '@salesforce/label/c.ImpartnerIssues_Title';
import allCauses from '@salesforce/label/c.ImpartnerIssues_AllCauses';
import state from '@salesforce/label/c.ImpartnerIssues_State';
import open from '@salesforce/label/c.ImpartnerIssues_Open';
import discarded from '@salesforce/label/c.ImpartnerIssues_Discarded';
import resolved from '@salesforce/label/c.ImpartnerIssues_Resolved';
import total from '@salesforce/label/c.ImpartnerIssues_Total';
import count from '@salesforce/label/c.ImpartnerIssues_Count';
import since from '@salesforce/label/c.ImpartnerIssues_Since';
import show from '@salesforce/label/c.ImpartnerIssues_Show';
import showOf from '@salesforce/label/c.ImpartnerIssues_ShowOf';
import replayAll from '@salesforce/label/c.ImpartnerIssues_ReplayAll';
import replayAllOf from '@salesforce/label/c.ImpartnerIssues_ReplayAllOf';
import back from '@salesforce/label/c.ImpartnerIssues_Back';
import emptyTitle from '@salesforce/label/c.ImpartnerIssues_EmptyTitle';
import empty from '@salesforce/label/c.ImpartnerIssues_Empty';
import errorTitle from '@salesforce/label/c.ImpartnerIssues_ErrorTitle';
import tryAgain from '@salesforce/label/c.ImpartnerIssues_TryAgain';
import noAccessTitle from '@salesforce/label/c.ImpartnerIssues_NoAccessTitle';
import noAccess from '@salesforce/label/c.ImpartnerIssues_NoAccess';
import record from '@salesforce/label/c.ImpartnerIssues_Record';
import operation from '@salesforce/label/c.ImpartnerIssues_Operation';
import message from '@salesforce/label/c.ImpartnerIssues_Message';
import remedy from '@salesforce/label/c.ImpartnerIssues_Remedy';
import attempts from '@salesforce/label/c.ImpartnerIssues_Attempts';
import lastSeen from '@salesforce/label/c.ImpartnerIssues_LastSeen';
import note from '@salesforce/label/c.ImpartnerIssues_Note';
import replay from '@salesforce/label/c.ImpartnerIssues_Replay';
import discard from '@salesforce/label/c.ImpartnerIssues_Discard';
import exportText from '@salesforce/label/c.ImpartnerIssues_ExportText';
import next from '@salesforce/label/c.ImpartnerIssues_Next';
import previous from '@salesforce/label/c.ImpartnerIssues_Previous';
import page from '@salesforce/label/c.ImpartnerIssues_Page';
import noneSelected from '@salesforce/label/c.ImpartnerIssues_NoneSelected';
import selected from '@salesforce/label/c.ImpartnerIssues_Selected';
import replayed from '@salesforce/label/c.ImpartnerIssues_Replayed';
import discardedCount from '@salesforce/label/c.ImpartnerIssues_DiscardedCount';
import confirmTitle from '@salesforce/label/c.ImpartnerIssues_ConfirmTitle';
import confirmText from '@salesforce/label/c.ImpartnerIssues_ConfirmText';
import discardTitle from '@salesforce/label/c.ImpartnerIssues_DiscardTitle';
import notePrompt from '@salesforce/label/c.ImpartnerIssues_NotePrompt';
import noRows from '@salesforce/label/c.ImpartnerIssues_NoRows';
import tableLabel from '@salesforce/label/c.ImpartnerIssues_TableLabel';
import fileName from '@salesforce/label/c.ImpartnerIssues_FileName';

/** Texts of this component. */
export const labels = {
  title,
  allCauses,
  state,
  open,
  discarded,
  resolved,
  total,
  count,
  since,
  show,
  showOf,
  replayAll,
  replayAllOf,
  back,
  emptyTitle,
  empty,
  errorTitle,
  tryAgain,
  noAccessTitle,
  noAccess,
  record,
  operation,
  message,
  remedy,
  attempts,
  lastSeen,
  note,
  replay,
  discard,
  exportText,
  next,
  previous,
  page,
  noneSelected,
  selected,
  replayed,
  discardedCount,
  confirmTitle,
  confirmText,
  discardTitle,
  notePrompt,
  noRows,
  tableLabel,
  fileName,
};
