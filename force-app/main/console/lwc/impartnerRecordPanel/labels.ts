import title from '@salesforce/label/c.ImpartnerRecordPanel_Title';
import inStep from '@salesforce/label/c.ImpartnerRecordPanel_InStep';
import changeWaiting from '@salesforce/label/c.ImpartnerRecordPanel_ChangeWaiting';
import held from '@salesforce/label/c.ImpartnerRecordPanel_Held';
import failed from '@salesforce/label/c.ImpartnerRecordPanel_Failed';
import unlinked from '@salesforce/label/c.ImpartnerRecordPanel_Unlinked';
import notLinked from '@salesforce/label/c.ImpartnerRecordPanel_NotLinked';
import lastIn from '@salesforce/label/c.ImpartnerRecordPanel_LastIn';
import lastOut from '@salesforce/label/c.ImpartnerRecordPanel_LastOut';
import never from '@salesforce/label/c.ImpartnerRecordPanel_Never';
import nextAttempt from '@salesforce/label/c.ImpartnerRecordPanel_NextAttempt';
import open from '@salesforce/label/c.ImpartnerRecordPanel_Open';
import linkedTo from '@salesforce/label/c.ImpartnerRecordPanel_LinkedTo';
import sync from '@salesforce/label/c.ImpartnerRecordPanel_Sync';
import synced from '@salesforce/label/c.ImpartnerRecordPanel_Synced';
import errorTitle from '@salesforce/label/c.ImpartnerRecordPanel_ErrorTitle';
import tryAgain from '@salesforce/label/c.ImpartnerRecordPanel_TryAgain';
import noAccessTitle from '@salesforce/label/c.ImpartnerRecordPanel_NoAccessTitle';
import noAccess from '@salesforce/label/c.ImpartnerRecordPanel_NoAccess';

/** Texts of this component. */
export const labels = {
  title,
  inStep,
  changeWaiting,
  held,
  failed,
  unlinked,
  notLinked,
  lastIn,
  lastOut,
  never,
  nextAttempt,
  open,
  linkedTo,
  sync,
  synced,
  errorTitle,
  tryAgain,
  noAccessTitle,
  noAccess,
};
