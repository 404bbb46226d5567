import allOutcomes from '@salesforce/label/c.ImpartnerRunResults_AllOutcomes';
import at from '@salesforce/label/c.ImpartnerRunResults_At';
import counts from '@salesforce/label/c.ImpartnerRunResults_Counts';
import detail from '@salesforce/label/c.ImpartnerRunResults_Detail';
import empty from '@salesforce/label/c.ImpartnerRunResults_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerRunResults_EmptyTitle';
import heading from '@salesforce/label/c.ImpartnerRunResults_Heading';
import oneEvent from '@salesforce/label/c.ImpartnerRunResults_OneEvent';
import openRecord from '@salesforce/label/c.ImpartnerRunResults_OpenRecord';
import outcome from '@salesforce/label/c.ImpartnerRunResults_Outcome';
import record from '@salesforce/label/c.ImpartnerRunResults_Record';
import salesforce from '@salesforce/label/c.ImpartnerRunResults_Salesforce';
import tableLabel from '@salesforce/label/c.ImpartnerRunResults_TableLabel';
import total from '@salesforce/label/c.ImpartnerRunResults_Total';
import why from '@salesforce/label/c.ImpartnerRunResults_Why';

/** Texts of this component. */
export const labels = {
  allOutcomes,
  at,
  counts,
  detail,
  empty,
  emptyTitle,
  heading,
  oneEvent,
  openRecord,
  outcome,
  record,
  salesforce,
  tableLabel,
  total,
  why,
};
