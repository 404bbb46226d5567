import justNow from '@salesforce/label/c.ImpartnerFormat_JustNow';

/** Texts of this module. */
export const labels = {
  justNow,
};
