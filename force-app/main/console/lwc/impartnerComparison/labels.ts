import changed from '@salesforce/label/c.ImpartnerComparison_Changed';
import choose from '@salesforce/label/c.ImpartnerComparison_Choose';
import compare from '@salesforce/label/c.ImpartnerComparison_Compare';
import different from '@salesforce/label/c.ImpartnerComparison_Different';
import equalRows from '@salesforce/label/c.ImpartnerComparison_EqualRows';
import evidence from '@salesforce/label/c.ImpartnerComparison_Evidence';
import field from '@salesforce/label/c.ImpartnerComparison_Field';
import hidden from '@salesforce/label/c.ImpartnerComparison_Hidden';
import hideEqualRows from '@salesforce/label/c.ImpartnerComparison_HideEqualRows';
import impartner from '@salesforce/label/c.ImpartnerComparison_Impartner';
import missing from '@salesforce/label/c.ImpartnerComparison_Missing';
import open from '@salesforce/label/c.ImpartnerComparison_Open';
import openOpportunities from '@salesforce/label/c.ImpartnerComparison_OpenOpportunities';
import owner from '@salesforce/label/c.ImpartnerComparison_Owner';
import same from '@salesforce/label/c.ImpartnerComparison_Same';

/** Texts of this component. */
export const labels = {
  changed,
  choose,
  compare,
  different,
  equalRows,
  evidence,
  field,
  hidden,
  hideEqualRows,
  impartner,
  missing,
  open,
  openOpportunities,
  owner,
  same,
};
