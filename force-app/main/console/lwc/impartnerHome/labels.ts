import title from '@salesforce/label/c.ImpartnerHome_Title';
import inStep from '@salesforce/label/c.ImpartnerHome_InStep';
import neverRun from '@salesforce/label/c.ImpartnerHome_NeverRun';
import stopped from '@salesforce/label/c.ImpartnerHome_Stopped';
import waitingSentence from '@salesforce/label/c.ImpartnerHome_WaitingSentence';
import failedSentence from '@salesforce/label/c.ImpartnerHome_FailedSentence';
import waiting from '@salesforce/label/c.ImpartnerHome_Waiting';
import failed from '@salesforce/label/c.ImpartnerHome_Failed';
import queued from '@salesforce/label/c.ImpartnerHome_Queued';
import doneToday from '@salesforce/label/c.ImpartnerHome_DoneToday';
import oldest from '@salesforce/label/c.ImpartnerHome_Oldest';
import nothingWaits from '@salesforce/label/c.ImpartnerHome_NothingWaits';
import newAndUpdated from '@salesforce/label/c.ImpartnerHome_NewAndUpdated';
import flows from '@salesforce/label/c.ImpartnerHome_Flows';
import noFlows from '@salesforce/label/c.ImpartnerHome_NoFlows';
import direction_Inbound from '@salesforce/label/c.ImpartnerHome_Direction_Inbound';
import direction_Outbound from '@salesforce/label/c.ImpartnerHome_Direction_Outbound';
import direction_Both from '@salesforce/label/c.ImpartnerHome_Direction_Both';
import on from '@salesforce/label/c.ImpartnerHome_On';
import off from '@salesforce/label/c.ImpartnerHome_Off';
import broken from '@salesforce/label/c.ImpartnerHome_Broken';
import paused from '@salesforce/label/c.ImpartnerHome_Paused';
import running from '@salesforce/label/c.ImpartnerHome_Running';
import lastRun from '@salesforce/label/c.ImpartnerHome_LastRun';
import nextRun from '@salesforce/label/c.ImpartnerHome_NextRun';
import never from '@salesforce/label/c.ImpartnerHome_Never';
import notScheduled from '@salesforce/label/c.ImpartnerHome_NotScheduled';
import runNow from '@salesforce/label/c.ImpartnerHome_RunNow';
import runNowFor from '@salesforce/label/c.ImpartnerHome_RunNowFor';
import openRuns from '@salesforce/label/c.ImpartnerHome_OpenRuns';
import stop from '@salesforce/label/c.ImpartnerHome_Stop';
import resume from '@salesforce/label/c.ImpartnerHome_Resume';
import requested from '@salesforce/label/c.ImpartnerHome_Requested';
import runCounts from '@salesforce/label/c.ImpartnerHome_RunCounts';
import lastDays from '@salesforce/label/c.ImpartnerHome_LastDays';
import asTable from '@salesforce/label/c.ImpartnerHome_AsTable';
import asChart from '@salesforce/label/c.ImpartnerHome_AsChart';
import day from '@salesforce/label/c.ImpartnerHome_Day';
import created from '@salesforce/label/c.ImpartnerHome_Created';
import updated from '@salesforce/label/c.ImpartnerHome_Updated';
import held from '@salesforce/label/c.ImpartnerHome_Held';
import chartText from '@salesforce/label/c.ImpartnerHome_ChartText';
import quiet from '@salesforce/label/c.ImpartnerHome_Quiet';
import causes from '@salesforce/label/c.ImpartnerHome_Causes';
import noCauses from '@salesforce/label/c.ImpartnerHome_NoCauses';
import records from '@salesforce/label/c.ImpartnerHome_Records';
import showRecords from '@salesforce/label/c.ImpartnerHome_ShowRecords';
import showRecordsOf from '@salesforce/label/c.ImpartnerHome_ShowRecordsOf';
import since from '@salesforce/label/c.ImpartnerHome_Since';
import errorTitle from '@salesforce/label/c.ImpartnerHome_ErrorTitle';
import tryAgain from '@salesforce/label/c.ImpartnerHome_TryAgain';
import noAccessTitle from '@salesforce/label/c.ImpartnerHome_NoAccessTitle';
import noAccess from '@salesforce/label/c.ImpartnerHome_NoAccess';
import stopTitle from '@salesforce/label/c.ImpartnerHome_StopTitle';
import stopText from '@salesforce/label/c.ImpartnerHome_StopText';

/** Texts of this component. */
export const labels = {
  title,
  inStep,
  neverRun,
  stopped,
  waitingSentence,
  failedSentence,
  waiting,
  failed,
  queued,
  doneToday,
  oldest,
  nothingWaits,
  newAndUpdated,
  flows,
  noFlows,
  direction_Inbound,
  direction_Outbound,
  direction_Both,
  on,
  off,
  broken,
  paused,
  running,
  lastRun,
  nextRun,
  never,
  notScheduled,
  runNow,
  runNowFor,
  openRuns,
  stop,
  resume,
  requested,
  runCounts,
  lastDays,
  asTable,
  asChart,
  day,
  created,
  updated,
  held,
  chartText,
  quiet,
  causes,
  noCauses,
  records,
  showRecords,
  showRecordsOf,
  since,
  errorTitle,
  tryAgain,
  noAccessTitle,
  noAccess,
  stopTitle,
  stopText,
};
