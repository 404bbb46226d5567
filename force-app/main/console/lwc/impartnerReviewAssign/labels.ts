import assignTo from '@salesforce/label/c.ImpartnerReviewAssign_AssignTo';
import claim from '@salesforce/label/c.ImpartnerReviewAssign_Claim';
import nobody from '@salesforce/label/c.ImpartnerReviewAssign_Nobody';

/** Texts of this component. */
export const labels = {
  assignTo,
  claim,
  nobody,
};
