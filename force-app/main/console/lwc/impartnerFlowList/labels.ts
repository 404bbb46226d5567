import both from '@salesforce/label/c.ImpartnerFlowList_Both';
import broken from '@salesforce/label/c.ImpartnerFlowList_Broken';
import empty from '@salesforce/label/c.ImpartnerFlowList_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerFlowList_EmptyTitle';
import inbound from '@salesforce/label/c.ImpartnerFlowList_Inbound';
import lastRun from '@salesforce/label/c.ImpartnerFlowList_LastRun';
import menuFor from '@salesforce/label/c.ImpartnerFlowList_MenuFor';
import never from '@salesforce/label/c.ImpartnerFlowList_Never';
import nextRun from '@salesforce/label/c.ImpartnerFlowList_NextRun';
import notScheduled from '@salesforce/label/c.ImpartnerFlowList_NotScheduled';
import off from '@salesforce/label/c.ImpartnerFlowList_Off';
import on from '@salesforce/label/c.ImpartnerFlowList_On';
import onWithFailures from '@salesforce/label/c.ImpartnerFlowList_OnWithFailures';
import openRuns from '@salesforce/label/c.ImpartnerFlowList_OpenRuns';
import outbound from '@salesforce/label/c.ImpartnerFlowList_Outbound';
import pause from '@salesforce/label/c.ImpartnerFlowList_Pause';
import paused from '@salesforce/label/c.ImpartnerFlowList_Paused';
import resume from '@salesforce/label/c.ImpartnerFlowList_Resume';
import runNow from '@salesforce/label/c.ImpartnerFlowList_RunNow';
import runNowFor from '@salesforce/label/c.ImpartnerFlowList_RunNowFor';
import running from '@salesforce/label/c.ImpartnerFlowList_Running';
import sent from '@salesforce/label/c.ImpartnerFlowList_Sent';
import starting from '@salesforce/label/c.ImpartnerFlowList_Starting';
import stopped from '@salesforce/label/c.ImpartnerFlowList_Stopped';
import stoppedAndPaused from '@salesforce/label/c.ImpartnerFlowList_StoppedAndPaused';
import title from '@salesforce/label/c.ImpartnerFlowList_Title';

/** Texts of this component. */
export const labels = {
  both,
  broken,
  empty,
  emptyTitle,
  inbound,
  lastRun,
  menuFor,
  never,
  nextRun,
  notScheduled,
  off,
  on,
  onWithFailures,
  openRuns,
  outbound,
  pause,
  paused,
  resume,
  runNow,
  runNowFor,
  running,
  sent,
  starting,
  stopped,
  stoppedAndPaused,
  title,
};
