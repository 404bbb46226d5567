import hours from '@salesforce/label/c.ImpartnerFormat_Hours';
import justNow from '@salesforce/label/c.ImpartnerFormat_JustNow';
import keyName from '@salesforce/label/c.ImpartnerFormat_KeyName';
import minutes from '@salesforce/label/c.ImpartnerFormat_Minutes';
import seconds from '@salesforce/label/c.ImpartnerFormat_Seconds';

/** Texts of this component. */
export const labels = {
  hours,
  justNow,
  keyName,
  minutes,
  seconds,
};
