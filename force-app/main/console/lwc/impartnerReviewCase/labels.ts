import askedAnew from '@salesforce/label/c.ImpartnerReviewCase_AskedAnew';
import bringBack from '@salesforce/label/c.ImpartnerReviewCase_BringBack';
import choose from '@salesforce/label/c.ImpartnerReviewCase_Choose';
import chooseOne from '@salesforce/label/c.ImpartnerReviewCase_ChooseOne';
import chooseOneText from '@salesforce/label/c.ImpartnerReviewCase_ChooseOneText';
import consequences from '@salesforce/label/c.ImpartnerReviewCase_Consequences';
import decided from '@salesforce/label/c.ImpartnerReviewCase_Decided';
import keys from '@salesforce/label/c.ImpartnerReviewCase_Keys';
import later from '@salesforce/label/c.ImpartnerReviewCase_Later';
import next from '@salesforce/label/c.ImpartnerReviewCase_Next';
import noCandidates from '@salesforce/label/c.ImpartnerReviewCase_NoCandidates';
import note from '@salesforce/label/c.ImpartnerReviewCase_Note';
import overtaken from '@salesforce/label/c.ImpartnerReviewCase_Overtaken';
import previous from '@salesforce/label/c.ImpartnerReviewCase_Previous';
import putOffUntil from '@salesforce/label/c.ImpartnerReviewCase_PutOffUntil';
import readOnly from '@salesforce/label/c.ImpartnerReviewCase_ReadOnly';
import settled from '@salesforce/label/c.ImpartnerReviewCase_Settled';
import stateDecided from '@salesforce/label/c.ImpartnerReviewCase_StateDecided';
import stateUndo from '@salesforce/label/c.ImpartnerReviewCase_StateUndo';
import undo from '@salesforce/label/c.ImpartnerReviewCase_Undo';
import undoNoteTitle from '@salesforce/label/c.ImpartnerReviewCase_UndoNoteTitle';
import undoUntil from '@salesforce/label/c.ImpartnerReviewCase_UndoUntil';
import waitingSince from '@salesforce/label/c.ImpartnerReviewCase_WaitingSince';
import withNote from '@salesforce/label/c.ImpartnerReviewCase_WithNote';

/** Texts of this component. */
export const labels = {
  askedAnew,
  bringBack,
  choose,
  chooseOne,
  chooseOneText,
  consequences,
  decided,
  keys,
  later,
  next,
  noCandidates,
  note,
  overtaken,
  previous,
  putOffUntil,
  readOnly,
  settled,
  stateDecided,
  stateUndo,
  undo,
  undoNoteTitle,
  undoUntil,
  waitingSince,
  withNote,
};
