import afterFlow from '@salesforce/label/c.ImpartnerOrigins_AfterFlow';
import by from '@salesforce/label/c.ImpartnerOrigins_By';
import change from '@salesforce/label/c.ImpartnerOrigins_Change';
import decision from '@salesforce/label/c.ImpartnerOrigins_Decision';
import replay from '@salesforce/label/c.ImpartnerOrigins_Replay';
import runNow from '@salesforce/label/c.ImpartnerOrigins_RunNow';
import schedule from '@salesforce/label/c.ImpartnerOrigins_Schedule';
import syncNow from '@salesforce/label/c.ImpartnerOrigins_SyncNow';
import unknown from '@salesforce/label/c.ImpartnerOrigins_Unknown';

/** Texts of this component. */
export const labels = {
  afterFlow,
  by,
  change,
  decision,
  replay,
  runNow,
  schedule,
  syncNow,
  unknown,
};
