import changeWaiting from '@salesforce/label/c.ImpartnerRecordPanel_ChangeWaiting';
import events from '@salesforce/label/c.ImpartnerRecordPanel_Events';
import failed from '@salesforce/label/c.ImpartnerRecordPanel_Failed';
import fields from '@salesforce/label/c.ImpartnerRecordPanel_Fields';
import held from '@salesforce/label/c.ImpartnerRecordPanel_Held';
import inStep from '@salesforce/label/c.ImpartnerRecordPanel_InStep';
import lastIn from '@salesforce/label/c.ImpartnerRecordPanel_LastIn';
import lastOut from '@salesforce/label/c.ImpartnerRecordPanel_LastOut';
import linkedTo from '@salesforce/label/c.ImpartnerRecordPanel_LinkedTo';
import never from '@salesforce/label/c.ImpartnerRecordPanel_Never';
import nextAttempt from '@salesforce/label/c.ImpartnerRecordPanel_NextAttempt';
import notLinked from '@salesforce/label/c.ImpartnerRecordPanel_NotLinked';
import notLinkedText from '@salesforce/label/c.ImpartnerRecordPanel_NotLinkedText';
import open from '@salesforce/label/c.ImpartnerRecordPanel_Open';
import ownerImpartner from '@salesforce/label/c.ImpartnerRecordPanel_OwnerImpartner';
import ownerImpartnerAtFirst from '@salesforce/label/c.ImpartnerRecordPanel_OwnerImpartnerAtFirst';
import ownerImpartnerWhenEmpty from '@salesforce/label/c.ImpartnerRecordPanel_OwnerImpartnerWhenEmpty';
import ownerSalesforce from '@salesforce/label/c.ImpartnerRecordPanel_OwnerSalesforce';
import path from '@salesforce/label/c.ImpartnerRecordPanel_Path';
import sync from '@salesforce/label/c.ImpartnerRecordPanel_Sync';
import synced from '@salesforce/label/c.ImpartnerRecordPanel_Synced';
import title from '@salesforce/label/c.ImpartnerRecordPanel_Title';
import unlinked from '@salesforce/label/c.ImpartnerRecordPanel_Unlinked';

/** Texts of this component. */
export const labels = {
  changeWaiting,
  events,
  failed,
  fields,
  held,
  inStep,
  lastIn,
  lastOut,
  linkedTo,
  never,
  nextAttempt,
  notLinked,
  notLinkedText,
  open,
  ownerImpartner,
  ownerImpartnerAtFirst,
  ownerImpartnerWhenEmpty,
  ownerSalesforce,
  path,
  sync,
  synced,
  title,
  unlinked,
};
