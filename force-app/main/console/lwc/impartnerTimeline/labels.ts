import empty from '@salesforce/label/c.ImpartnerTimeline_Empty';
import emptyTitle from '@salesforce/label/c.ImpartnerTimeline_EmptyTitle';
import label from '@salesforce/label/c.ImpartnerTimeline_Label';

/** Texts of this component. */
export const labels = {
  empty,
  emptyTitle,
  label,
};
