import find from '@salesforce/label/c.ImpartnerAccountSearch_Find';
import help from '@salesforce/label/c.ImpartnerAccountSearch_Help';
import noHits from '@salesforce/label/c.ImpartnerAccountSearch_NoHits';
import hits from '@salesforce/label/c.ImpartnerAccountSearch_Hits';

/** Texts of this component. */
export const labels = {
  find,
  help,
  noHits,
  hits,
};
