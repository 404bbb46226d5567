import asked from '@salesforce/label/c.ImpartnerRecordPanel_Asked';
import changeWaiting from '@salesforce/label/c.ImpartnerRecordPanel_ChangeWaiting';
import events from '@salesforce/label/c.ImpartnerRecordPanel_Events';
import failed from '@salesforce/label/c.ImpartnerRecordPanel_Failed';
import fields from '@salesforce/label/c.ImpartnerRecordPanel_Fields';
import halted from '@salesforce/label/c.ImpartnerRecordPanel_Halted';
import held from '@salesforce/label/c.ImpartnerRecordPanel_Held';
import inStep from '@salesforce/label/c.ImpartnerRecordPanel_InStep';
import lastIn from '@salesforce/label/c.ImpartnerRecordPanel_LastIn';
import lastOut from '@salesforce/label/c.ImpartnerRecordPanel_LastOut';
import linkedTo from '@salesforce/label/c.ImpartnerRecordPanel_LinkedTo';
import never from '@salesforce/label/c.ImpartnerRecordPanel_Never';
import nextAttempt from '@salesforce/label/c.ImpartnerRecordPanel_NextAttempt';
import notChecked from '@salesforce/label/c.ImpartnerRecordPanel_NotChecked';
import notCheckedSince from '@salesforce/label/c.ImpartnerRecordPanel_NotCheckedSince';
import notLinked from '@salesforce/label/c.ImpartnerRecordPanel_NotLinked';
import notLinkedText from '@salesforce/label/c.ImpartnerRecordPanel_NotLinkedText';
import notLinkedWaitingText from '@salesforce/label/c.ImpartnerRecordPanel_NotLinkedWaitingText';
import open from '@salesforce/label/c.ImpartnerRecordPanel_Open';
import openImpartner from '@salesforce/label/c.ImpartnerRecordPanel_OpenImpartner';
import ownerImpartner from '@salesforce/label/c.ImpartnerRecordPanel_OwnerImpartner';
import ownerImpartnerAtFirst from '@salesforce/label/c.ImpartnerRecordPanel_OwnerImpartnerAtFirst';
import ownerImpartnerWhenEmpty from '@salesforce/label/c.ImpartnerRecordPanel_OwnerImpartnerWhenEmpty';
import ownerSalesforce from '@salesforce/label/c.ImpartnerRecordPanel_OwnerSalesforce';
import path from '@salesforce/label/c.ImpartnerRecordPanel_Path';
import sync from '@salesforce/label/c.ImpartnerRecordPanel_Sync';
import synced from '@salesforce/label/c.ImpartnerRecordPanel_Synced';
import title from '@salesforce/label/c.ImpartnerRecordPanel_Title';
import unlinked from '@salesforce/label/c.ImpartnerRecordPanel_Unlinked';
import waits from '@salesforce/label/c.ImpartnerRecordPanel_Waits';

/** Texts of this component. */
export const labels = {
  asked,
  changeWaiting,
  events,
  failed,
  fields,
  halted,
  held,
  inStep,
  lastIn,
  lastOut,
  linkedTo,
  never,
  nextAttempt,
  notChecked,
  notCheckedSince,
  notLinked,
  notLinkedText,
  notLinkedWaitingText,
  open,
  openImpartner,
  ownerImpartner,
  ownerImpartnerAtFirst,
  ownerImpartnerWhenEmpty,
  ownerSalesforce,
  path,
  sync,
  synced,
  title,
  unlinked,
  waits,
};
