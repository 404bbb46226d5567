import asChart from '@salesforce/label/c.ImpartnerDays_AsChart';
import asTable from '@salesforce/label/c.ImpartnerDays_AsTable';
import chartText from '@salesforce/label/c.ImpartnerDays_ChartText';
import day from '@salesforce/label/c.ImpartnerDays_Day';
import quiet from '@salesforce/label/c.ImpartnerDays_Quiet';
import title from '@salesforce/label/c.ImpartnerDays_Title';

/** Texts of this component. */
export const labels = {
  asChart,
  asTable,
  chartText,
  day,
  quiet,
  title,
};
