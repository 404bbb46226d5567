import agreement from '@salesforce/label/c.ImpartnerComparison_Agreement';
import best from '@salesforce/label/c.ImpartnerComparison_Best';
import choose from '@salesforce/label/c.ImpartnerComparison_Choose';
import compare from '@salesforce/label/c.ImpartnerComparison_Compare';
import different from '@salesforce/label/c.ImpartnerComparison_Different';
import evidence from '@salesforce/label/c.ImpartnerComparison_Evidence';
import field from '@salesforce/label/c.ImpartnerComparison_Field';
import hidden from '@salesforce/label/c.ImpartnerComparison_Hidden';
import impartner from '@salesforce/label/c.ImpartnerComparison_Impartner';
import missing from '@salesforce/label/c.ImpartnerComparison_Missing';
import open from '@salesforce/label/c.ImpartnerComparison_Open';
import same from '@salesforce/label/c.ImpartnerComparison_Same';
import valueFrom from '@salesforce/label/c.ImpartnerComparison_ValueFrom';

/** Texts of this component. */
export const labels = {
  agreement,
  best,
  choose,
  compare,
  different,
  evidence,
  field,
  hidden,
  impartner,
  missing,
  open,
  same,
  valueFrom,
};
