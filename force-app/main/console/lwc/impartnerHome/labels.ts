import answered from '@salesforce/label/c.ImpartnerHome_Answered';
import causes from '@salesforce/label/c.ImpartnerHome_Causes';
import decisionsWait from '@salesforce/label/c.ImpartnerHome_DecisionsWait';
import doneDetail from '@salesforce/label/c.ImpartnerHome_DoneDetail';
import doneDetailUndone from '@salesforce/label/c.ImpartnerHome_DoneDetailUndone';
import doneToday from '@salesforce/label/c.ImpartnerHome_DoneToday';
import failed from '@salesforce/label/c.ImpartnerHome_Failed';
import failedSentence from '@salesforce/label/c.ImpartnerHome_FailedSentence';
import inStep from '@salesforce/label/c.ImpartnerHome_InStep';
import keys from '@salesforce/label/c.ImpartnerHome_Keys';
import keysAreMade from '@salesforce/label/c.ImpartnerHome_KeysAreMade';
import keysAreMadeUncounted from '@salesforce/label/c.ImpartnerHome_KeysAreMadeUncounted';
import keysMade from '@salesforce/label/c.ImpartnerHome_KeysMade';
import keysNever from '@salesforce/label/c.ImpartnerHome_KeysNever';
import keysStarted from '@salesforce/label/c.ImpartnerHome_KeysStarted';
import keysText from '@salesforce/label/c.ImpartnerHome_KeysText';
import makeKeys from '@salesforce/label/c.ImpartnerHome_MakeKeys';
import makeKeysText from '@salesforce/label/c.ImpartnerHome_MakeKeysText';
import makeKeysTitle from '@salesforce/label/c.ImpartnerHome_MakeKeysTitle';
import neverAnswered from '@salesforce/label/c.ImpartnerHome_NeverAnswered';
import neverRun from '@salesforce/label/c.ImpartnerHome_NeverRun';
import notAnswering from '@salesforce/label/c.ImpartnerHome_NotAnswering';
import notAnsweringUnscheduled from '@salesforce/label/c.ImpartnerHome_NotAnsweringUnscheduled';
import nothingFailed from '@salesforce/label/c.ImpartnerHome_NothingFailed';
import nothingWaits from '@salesforce/label/c.ImpartnerHome_NothingWaits';
import oldest from '@salesforce/label/c.ImpartnerHome_Oldest';
import oneDecisionWaits from '@salesforce/label/c.ImpartnerHome_OneDecisionWaits';
import oneFailedSentence from '@salesforce/label/c.ImpartnerHome_OneFailedSentence';
import oneRecord from '@salesforce/label/c.ImpartnerHome_OneRecord';
import oneWaitingSentence from '@salesforce/label/c.ImpartnerHome_OneWaitingSentence';
import pausedFlow from '@salesforce/label/c.ImpartnerHome_PausedFlow';
import pausedNow from '@salesforce/label/c.ImpartnerHome_PausedNow';
import queued from '@salesforce/label/c.ImpartnerHome_Queued';
import queuedDetail from '@salesforce/label/c.ImpartnerHome_QueuedDetail';
import records from '@salesforce/label/c.ImpartnerHome_Records';
import requested from '@salesforce/label/c.ImpartnerHome_Requested';
import resume from '@salesforce/label/c.ImpartnerHome_Resume';
import resumedAll from '@salesforce/label/c.ImpartnerHome_ResumedAll';
import resumedFlow from '@salesforce/label/c.ImpartnerHome_ResumedFlow';
import seeCauses from '@salesforce/label/c.ImpartnerHome_SeeCauses';
import showRecords from '@salesforce/label/c.ImpartnerHome_ShowRecords';
import showRecordsOf from '@salesforce/label/c.ImpartnerHome_ShowRecordsOf';
import since from '@salesforce/label/c.ImpartnerHome_Since';
import stop from '@salesforce/label/c.ImpartnerHome_Stop';
import stopText from '@salesforce/label/c.ImpartnerHome_StopText';
import stopTitle from '@salesforce/label/c.ImpartnerHome_StopTitle';
import stopped from '@salesforce/label/c.ImpartnerHome_Stopped';
import stoppedAll from '@salesforce/label/c.ImpartnerHome_StoppedAll';
import stoppedSince from '@salesforce/label/c.ImpartnerHome_StoppedSince';
import title from '@salesforce/label/c.ImpartnerHome_Title';
import waiting from '@salesforce/label/c.ImpartnerHome_Waiting';
import waitingSentence from '@salesforce/label/c.ImpartnerHome_WaitingSentence';
import wholeRun from '@salesforce/label/c.ImpartnerHome_WholeRun';

/** Texts of this component. */
export const labels = {
  answered,
  causes,
  decisionsWait,
  doneDetail,
  doneDetailUndone,
  doneToday,
  failed,
  failedSentence,
  inStep,
  keys,
  keysAreMade,
  keysAreMadeUncounted,
  keysMade,
  keysNever,
  keysStarted,
  keysText,
  makeKeys,
  makeKeysText,
  makeKeysTitle,
  neverAnswered,
  neverRun,
  notAnswering,
  notAnsweringUnscheduled,
  nothingFailed,
  nothingWaits,
  oldest,
  oneDecisionWaits,
  oneFailedSentence,
  oneRecord,
  oneWaitingSentence,
  pausedFlow,
  pausedNow,
  queued,
  queuedDetail,
  records,
  requested,
  resume,
  resumedAll,
  resumedFlow,
  seeCauses,
  showRecords,
  showRecordsOf,
  since,
  stop,
  stopText,
  stopTitle,
  stopped,
  stoppedAll,
  stoppedSince,
  title,
  waiting,
  waitingSentence,
  wholeRun,
};
