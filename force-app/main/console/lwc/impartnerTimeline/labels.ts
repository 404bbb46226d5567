import choose from '@salesforce/label/c.ImpartnerTimeline_Choose';
import empty from '@salesforce/label/c.ImpartnerTimeline_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerTimeline_EmptyTitle';
import heading from '@salesforce/label/c.ImpartnerTimeline_Heading';
import label from '@salesforce/label/c.ImpartnerTimeline_Label';
import openImpartner from '@salesforce/label/c.ImpartnerTimeline_OpenImpartner';
import openSalesforce from '@salesforce/label/c.ImpartnerTimeline_OpenSalesforce';

/** Texts of this component. */
export const labels = {
  choose,
  empty,
  emptyTitle,
  heading,
  label,
  openImpartner,
  openSalesforce,
};
