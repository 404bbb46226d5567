import hits from '@salesforce/label/c.ImpartnerRecordSearch_Hits';
import noHits from '@salesforce/label/c.ImpartnerRecordSearch_NoHits';

/** Texts of this component. */
export const labels = {
  hits,
  noHits,
};
