import date from '@salesforce/label/c.ImpartnerLater_Date';
import oneDay from '@salesforce/label/c.ImpartnerLater_OneDay';
import oneWeek from '@salesforce/label/c.ImpartnerLater_OneWeek';
import until from '@salesforce/label/c.ImpartnerLater_Until';
import untilDate from '@salesforce/label/c.ImpartnerLater_UntilDate';

/** Texts of this component. */
export const labels = {
  date,
  oneDay,
  oneWeek,
  until,
  untilDate,
};
