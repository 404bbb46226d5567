import attempts from '@salesforce/label/c.ImpartnerIssueList_Attempts';
import context from '@salesforce/label/c.ImpartnerIssueList_Context';
import discard from '@salesforce/label/c.ImpartnerIssueList_Discard';
import discardOneTitle from '@salesforce/label/c.ImpartnerIssueList_DiscardOneTitle';
import discardTitle from '@salesforce/label/c.ImpartnerIssueList_DiscardTitle';
import discarded from '@salesforce/label/c.ImpartnerIssueList_Discarded';
import discardedCount from '@salesforce/label/c.ImpartnerIssueList_DiscardedCount';
import exportText from '@salesforce/label/c.ImpartnerIssueList_ExportText';
import exportedPart from '@salesforce/label/c.ImpartnerIssueList_ExportedPart';
import fileName from '@salesforce/label/c.ImpartnerIssueList_FileName';
import impartner from '@salesforce/label/c.ImpartnerIssueList_Impartner';
import isReplayed from '@salesforce/label/c.ImpartnerIssueList_IsReplayed';
import lastSeen from '@salesforce/label/c.ImpartnerIssueList_LastSeen';
import message from '@salesforce/label/c.ImpartnerIssueList_Message';
import noRows from '@salesforce/label/c.ImpartnerIssueList_NoRows';
import noneSelected from '@salesforce/label/c.ImpartnerIssueList_NoneSelected';
import note from '@salesforce/label/c.ImpartnerIssueList_Note';
import noteMissing from '@salesforce/label/c.ImpartnerIssueList_NoteMissing';
import notePrompt from '@salesforce/label/c.ImpartnerIssueList_NotePrompt';
import oneDiscarded from '@salesforce/label/c.ImpartnerIssueList_OneDiscarded';
import oneRecord from '@salesforce/label/c.ImpartnerIssueList_OneRecord';
import oneReplayed from '@salesforce/label/c.ImpartnerIssueList_OneReplayed';
import open from '@salesforce/label/c.ImpartnerIssueList_Open';
import openImpartner from '@salesforce/label/c.ImpartnerIssueList_OpenImpartner';
import openRecord from '@salesforce/label/c.ImpartnerIssueList_OpenRecord';
import operation from '@salesforce/label/c.ImpartnerIssueList_Operation';
import operationApply from '@salesforce/label/c.ImpartnerIssueList_OperationApply';
import operationConfigure from '@salesforce/label/c.ImpartnerIssueList_OperationConfigure';
import operationRead from '@salesforce/label/c.ImpartnerIssueList_OperationRead';
import operationWriteBack from '@salesforce/label/c.ImpartnerIssueList_OperationWriteBack';
import record from '@salesforce/label/c.ImpartnerIssueList_Record';
import remedy from '@salesforce/label/c.ImpartnerIssueList_Remedy';
import replay from '@salesforce/label/c.ImpartnerIssueList_Replay';
import replayed from '@salesforce/label/c.ImpartnerIssueList_Replayed';
import resolved from '@salesforce/label/c.ImpartnerIssueList_Resolved';
import selected from '@salesforce/label/c.ImpartnerIssueList_Selected';
import stateColumn from '@salesforce/label/c.ImpartnerIssueList_StateColumn';
import stateFilter from '@salesforce/label/c.ImpartnerIssueList_StateFilter';
import tableLabel from '@salesforce/label/c.ImpartnerIssueList_TableLabel';
import timeline from '@salesforce/label/c.ImpartnerIssueList_Timeline';
import total from '@salesforce/label/c.ImpartnerIssueList_Total';
import triedAgain from '@salesforce/label/c.ImpartnerIssueList_TriedAgain';

/** Texts of this component. */
export const labels = {
  attempts,
  context,
  discard,
  discardOneTitle,
  discardTitle,
  discarded,
  discardedCount,
  exportText,
  exportedPart,
  fileName,
  impartner,
  isReplayed,
  lastSeen,
  message,
  noRows,
  noneSelected,
  note,
  noteMissing,
  notePrompt,
  oneDiscarded,
  oneRecord,
  oneReplayed,
  open,
  openImpartner,
  openRecord,
  operation,
  operationApply,
  operationConfigure,
  operationRead,
  operationWriteBack,
  record,
  remedy,
  replay,
  replayed,
  resolved,
  selected,
  stateColumn,
  stateFilter,
  tableLabel,
  timeline,
  total,
  triedAgain,
};
