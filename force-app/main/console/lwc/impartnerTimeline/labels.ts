import empty from '@salesforce/label/c.ImpartnerTimeline_Empty';
import label from '@salesforce/label/c.ImpartnerTimeline_Label';
import seen from '@salesforce/label/c.ImpartnerTimeline_Seen';
import applied from '@salesforce/label/c.ImpartnerTimeline_Applied';
import confirmed from '@salesforce/label/c.ImpartnerTimeline_Confirmed';
import heldFor from '@salesforce/label/c.ImpartnerTimeline_HeldFor';
import decided from '@salesforce/label/c.ImpartnerTimeline_Decided';
import failed from '@salesforce/label/c.ImpartnerTimeline_Failed';
import by from '@salesforce/label/c.ImpartnerTimeline_By';
import run from '@salesforce/label/c.ImpartnerTimeline_Run';

/** Texts of this component. */
export const labels = {
  empty,
  label,
  seen,
  applied,
  confirmed,
  heldFor,
  decided,
  failed,
  by,
  run,
};
