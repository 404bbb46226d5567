import errorTitle from '@salesforce/label/c.ImpartnerFrame_ErrorTitle';
import noAccess from '@salesforce/label/c.ImpartnerFrame_NoAccess';
import noAccessTitle from '@salesforce/label/c.ImpartnerFrame_NoAccessTitle';
import tryAgain from '@salesforce/label/c.ImpartnerFrame_TryAgain';

/** Texts of this component. */
export const labels = {
  errorTitle,
  noAccess,
  noAccessTitle,
  tryAgain,
};
