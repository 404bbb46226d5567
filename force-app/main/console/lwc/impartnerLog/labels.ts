import assigned from '@salesforce/label/c.ImpartnerLog_Assigned';
import broughtBack from '@salesforce/label/c.ImpartnerLog_BroughtBack';
import by from '@salesforce/label/c.ImpartnerLog_By';
import comment from '@salesforce/label/c.ImpartnerLog_Comment';
import created from '@salesforce/label/c.ImpartnerLog_Created';
import decided from '@salesforce/label/c.ImpartnerLog_Decided';
import discarded from '@salesforce/label/c.ImpartnerLog_Discarded';
import ended from '@salesforce/label/c.ImpartnerLog_Ended';
import failed from '@salesforce/label/c.ImpartnerLog_Failed';
import gone from '@salesforce/label/c.ImpartnerLog_Gone';
import held from '@salesforce/label/c.ImpartnerLog_Held';
import idLost from '@salesforce/label/c.ImpartnerLog_IdLost';
import joined from '@salesforce/label/c.ImpartnerLog_Joined';
import putOff from '@salesforce/label/c.ImpartnerLog_PutOff';
import rejected from '@salesforce/label/c.ImpartnerLog_Rejected';
import replayed from '@salesforce/label/c.ImpartnerLog_Replayed';
import sent from '@salesforce/label/c.ImpartnerLog_Sent';
import syncRequested from '@salesforce/label/c.ImpartnerLog_SyncRequested';
import unchanged from '@salesforce/label/c.ImpartnerLog_Unchanged';
import undoRequested from '@salesforce/label/c.ImpartnerLog_UndoRequested';
import undone from '@salesforce/label/c.ImpartnerLog_Undone';
import unlinked from '@salesforce/label/c.ImpartnerLog_Unlinked';
import updated from '@salesforce/label/c.ImpartnerLog_Updated';
import waiting from '@salesforce/label/c.ImpartnerLog_Waiting';
import writtenBack from '@salesforce/label/c.ImpartnerLog_WrittenBack';

/** Texts of this component. */
export const labels = {
  assigned,
  broughtBack,
  by,
  comment,
  created,
  decided,
  discarded,
  ended,
  failed,
  gone,
  held,
  idLost,
  joined,
  putOff,
  rejected,
  replayed,
  sent,
  syncRequested,
  unchanged,
  undoRequested,
  undone,
  unlinked,
  updated,
  waiting,
  writtenBack,
};
