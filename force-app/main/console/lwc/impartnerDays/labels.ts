import asChart from '@salesforce/label/c.ImpartnerDays_AsChart';
import asTable from '@salesforce/label/c.ImpartnerDays_AsTable';
import chartText from '@salesforce/label/c.ImpartnerDays_ChartText';
import created from '@salesforce/label/c.ImpartnerDays_Created';
import day from '@salesforce/label/c.ImpartnerDays_Day';
import failed from '@salesforce/label/c.ImpartnerDays_Failed';
import held from '@salesforce/label/c.ImpartnerDays_Held';
import quiet from '@salesforce/label/c.ImpartnerDays_Quiet';
import title from '@salesforce/label/c.ImpartnerDays_Title';
import updated from '@salesforce/label/c.ImpartnerDays_Updated';

/** Texts of this component. */
export const labels = {
  asChart,
  asTable,
  chartText,
  created,
  day,
  failed,
  held,
  quiet,
  title,
  updated,
};
