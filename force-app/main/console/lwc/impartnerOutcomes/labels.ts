import counts from '@salesforce/label/c.ImpartnerOutcomes_Counts';
import countsSoFar from '@salesforce/label/c.ImpartnerOutcomes_CountsSoFar';
import created from '@salesforce/label/c.ImpartnerOutcomes_Created';
import ended from '@salesforce/label/c.ImpartnerOutcomes_Ended';
import failed from '@salesforce/label/c.ImpartnerOutcomes_Failed';
import held from '@salesforce/label/c.ImpartnerOutcomes_Held';
import joined from '@salesforce/label/c.ImpartnerOutcomes_Joined';
import unchanged from '@salesforce/label/c.ImpartnerOutcomes_Unchanged';
import updated from '@salesforce/label/c.ImpartnerOutcomes_Updated';
import waiting from '@salesforce/label/c.ImpartnerOutcomes_Waiting';

/** Texts of this component. */
export const labels = {
  counts,
  countsSoFar,
  created,
  ended,
  failed,
  held,
  joined,
  unchanged,
  updated,
  waiting,
};
