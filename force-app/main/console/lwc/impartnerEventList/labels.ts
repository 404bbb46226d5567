import openRecord from '@salesforce/label/c.ImpartnerEventList_OpenRecord';
import openRun from '@salesforce/label/c.ImpartnerEventList_OpenRun';

/** Texts of this component. */
export const labels = {
  openRecord,
  openRun,
};
