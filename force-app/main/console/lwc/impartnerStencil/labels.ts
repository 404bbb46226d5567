import loading from '@salesforce/label/c.ImpartnerStencil_Loading';

/** Texts of this component. */
export const labels = {
  loading,
};
