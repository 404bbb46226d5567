import causes from '@salesforce/label/c.ImpartnerHome_Causes';
import doneToday from '@salesforce/label/c.ImpartnerHome_DoneToday';
import failed from '@salesforce/label/c.ImpartnerHome_Failed';
import failedSentence from '@salesforce/label/c.ImpartnerHome_FailedSentence';
import inStep from '@salesforce/label/c.ImpartnerHome_InStep';
import neverRun from '@salesforce/label/c.ImpartnerHome_NeverRun';
import newAndUpdated from '@salesforce/label/c.ImpartnerHome_NewAndUpdated';
import noCauses from '@salesforce/label/c.ImpartnerHome_NoCauses';
import nothingFailed from '@salesforce/label/c.ImpartnerHome_NothingFailed';
import nothingWaits from '@salesforce/label/c.ImpartnerHome_NothingWaits';
import oldest from '@salesforce/label/c.ImpartnerHome_Oldest';
import oneFailedSentence from '@salesforce/label/c.ImpartnerHome_OneFailedSentence';
import oneRecord from '@salesforce/label/c.ImpartnerHome_OneRecord';
import oneWaitingSentence from '@salesforce/label/c.ImpartnerHome_OneWaitingSentence';
import pausedFlow from '@salesforce/label/c.ImpartnerHome_PausedFlow';
import queued from '@salesforce/label/c.ImpartnerHome_Queued';
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
import title from '@salesforce/label/c.ImpartnerHome_Title';
import waiting from '@salesforce/label/c.ImpartnerHome_Waiting';
import waitingSentence from '@salesforce/label/c.ImpartnerHome_WaitingSentence';

/** Texts of this component. */
export const labels = {
  causes,
  doneToday,
  failed,
  failedSentence,
  inStep,
  neverRun,
  newAndUpdated,
  noCauses,
  nothingFailed,
  nothingWaits,
  oldest,
  oneFailedSentence,
  oneRecord,
  oneWaitingSentence,
  pausedFlow,
  queued,
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
  title,
  waiting,
  waitingSentence,
};
