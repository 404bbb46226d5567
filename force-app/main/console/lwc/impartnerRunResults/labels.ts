import allEvents from '@salesforce/label/c.ImpartnerRunResults_AllEvents';
import allOutcomes from '@salesforce/label/c.ImpartnerRunResults_AllOutcomes';
import at from '@salesforce/label/c.ImpartnerRunResults_At';
import context from '@salesforce/label/c.ImpartnerRunResults_Context';
import empty from '@salesforce/label/c.ImpartnerRunResults_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerRunResults_EmptyTitle';
import facts from '@salesforce/label/c.ImpartnerRunResults_Facts';
import factsRunning from '@salesforce/label/c.ImpartnerRunResults_FactsRunning';
import heading from '@salesforce/label/c.ImpartnerRunResults_Heading';
import impartner from '@salesforce/label/c.ImpartnerRunResults_Impartner';
import impartnerOf from '@salesforce/label/c.ImpartnerRunResults_ImpartnerOf';
import oneEvent from '@salesforce/label/c.ImpartnerRunResults_OneEvent';
import oneOfAll from '@salesforce/label/c.ImpartnerRunResults_OneOfAll';
import open from '@salesforce/label/c.ImpartnerRunResults_Open';
import outcome from '@salesforce/label/c.ImpartnerRunResults_Outcome';
import record from '@salesforce/label/c.ImpartnerRunResults_Record';
import salesforce from '@salesforce/label/c.ImpartnerRunResults_Salesforce';
import salesforceOf from '@salesforce/label/c.ImpartnerRunResults_SalesforceOf';
import tableLabel from '@salesforce/label/c.ImpartnerRunResults_TableLabel';
import timelineOf from '@salesforce/label/c.ImpartnerRunResults_TimelineOf';
import total from '@salesforce/label/c.ImpartnerRunResults_Total';
import totalEvents from '@salesforce/label/c.ImpartnerRunResults_TotalEvents';
import why from '@salesforce/label/c.ImpartnerRunResults_Why';
import writtenBack from '@salesforce/label/c.ImpartnerRunResults_WrittenBack';

/** Texts of this component. */
export const labels = {
  allEvents,
  allOutcomes,
  at,
  context,
  empty,
  emptyTitle,
  facts,
  factsRunning,
  heading,
  impartner,
  impartnerOf,
  oneEvent,
  oneOfAll,
  open,
  outcome,
  record,
  salesforce,
  salesforceOf,
  tableLabel,
  timelineOf,
  total,
  totalEvents,
  why,
  writtenBack,
};
